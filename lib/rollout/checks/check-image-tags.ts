import { message } from "@/lib/contract/message";
import { aboutIt } from "./check";
import { type RawCheck, workloadEvidence } from "../managers/evidence";
import { textAt } from "../objects/json-fields";
import { movingTagOf } from "../objects/images";
import type { JsonObject, PodTemplate } from "../objects/objects";
import type { Workload } from "../workload/workload";
import { podContainers } from "../objects/pod-containers";

/** Whether the images of the target may mean something else by now than when it ran. */
export function imageTagChecks(workload: Workload, target: PodTemplate): RawCheck[] {
  const running = new Set(imagesIn(workload.spec.template));
  const moving = podContainers(target).flatMap((container) => {
    const image = textAt(container, "image");
    const tag = image === null ? null : movingTagOf(image);
    return image === null || tag === null ? [] : [movingTagCheck(workload, container, image, tag, running.has(image))];
  });
  return moving.length > 0 ? moving : [aboutIt("mutable-tag", "ok", message("check.tags-stay"))];
}

function movingTagCheck(
  workload: Workload,
  container: JsonObject,
  image: string,
  tag: string,
  runsNow: boolean,
): RawCheck {
  const name = textAt(container, "name") ?? "";
  const policy = textAt(container, "imagePullPolicy") ?? (tag === "latest" ? "Always" : "IfNotPresent");
  const fieldOfIt = (field: string) =>
    message("field.in-template", { places: [[{ field: "containers" }, { entry: name }, { field }]] });
  return aboutIt("mutable-tag", "warn", message("check.tag-moves", { container: name, image, policy, runsNow }), {
    evidence: [
      workloadEvidence(workload, { field: fieldOfIt("image"), value: image }),
      workloadEvidence(workload, { field: fieldOfIt("imagePullPolicy"), value: policy }),
    ],
    next: message("check.next.fixed-tag", { tag }),
  });
}

function imagesIn(template: PodTemplate): string[] {
  return podContainers(template).flatMap((container) => textAt(container, "image") ?? []);
}
