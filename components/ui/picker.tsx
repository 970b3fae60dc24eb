"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { PickerProps } from "./picker-popup";
import { PickerTrigger } from "./picker-trigger";

const load = () => import("./picker-popup").then(({ PickerPopup }) => PickerPopup);
const PickerPopup = dynamic(load, { ssr: false, loading: () => <PickerTrigger label="…" busy /> });

/** A button that opens a searchable list of choices. The list and its library load when the pointer or focus comes near. */
export function Picker(props: PickerProps & { onOpen?: (() => void) | undefined }) {
  const [wanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    props.onOpen?.();
  };

  if (wanted) return <PickerPopup {...props} />;
  return <PickerTrigger label={props.label} text={props.text} onClick={open} onPointerEnter={load} onFocus={load} />;
}
