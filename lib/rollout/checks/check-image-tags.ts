import type { Check } from "@/lib/contract/checks";
import { aboutIt } from "./check";
import { evidenceOf } from "../managers/evidence";
import { textAt } from "../objects/json-fields";
import { movingTagOf } from "../objects/moving-tag";
import type { Deployment, JsonObject, PodTemplate } from "../objects/objects";
import { podContainers } from "../objects/pod-containers";

/** Whether the images of the target may mean something else by now than when it ran. */
export function imageTagChecks(deployment: Deployment, target: PodTemplate): Check[] {
  const running = new Set(imagesIn(deployment.spec.template));
  const moving = podContainers(target).flatMap((container) => {
    const image = textAt(container, "image");
    const tag = image === null ? null : movingTagOf(image);
    return image === null || tag === null
      ? []
      : [movingTagCheck(deployment, container, image, tag, running.has(image))];
  });
  return moving.length > 0
    ? moving
    : [aboutIt("mutable-tag", "ok", "Every image has a digest or a tag that does not move by its name.")];
}

function movingTagCheck(
  { metadata }: Deployment,
  container: JsonObject,
  image: string,
  tag: string,
  runsNow: boolean,
): Check {
  const name = textAt(container, "name") ?? "";
  const policy = textAt(container, "imagePullPolicy") ?? (tag === "latest" ? "Always" : "IfNotPresent");
  const same = runsNow ? " The live template names the same image, so the rollback may change nothing of it." : "";
  return aboutIt("mutable-tag", "warn", `Container ${name} runs ${image}, whose tag moves: ${pulled(policy)}.${same}`, {
    evidence: [
      evidenceOf("Deployment", metadata.name, { field: `image of container ${name}`, value: image }),
      evidenceOf("Deployment", metadata.name, { field: `imagePullPolicy of container ${name}`, value: policy }),
    ],
    next: `Make sure that ${tag} means the older build again, or choose a revision with a fixed tag or digest.`,
  });
}

function pulled(policy: string): string {
  switch (policy) {
    case "Always":
      return "new pods pull what it means now, not what it meant then";
    case "Never":
      return "new pods take whatever copy their node has";
    default:
      return "nodes without a copy pull what it means now, the others take the copy they have";
  }
}

function imagesIn(template: PodTemplate): string[] {
  return podContainers(template).flatMap((container) => textAt(container, "image") ?? []);
}
