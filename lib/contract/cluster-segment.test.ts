import { expect, test } from "vitest";
import { clusterOfParam, clusterOfSegment, clusterSegment } from "./cluster-segment";

test.each([
  ["kind-dev", "kind-dev"],
  ["arn:aws:eks:eu-west-1:1:cluster/prod", "arn%3Aaws%3Aeks%3Aeu-west-1%3A1%3Acluster%2Fprod"],
  ["gke_p_z_c@me %2F 한", "gke_p_z_c%40me%20%252F%20%ED%95%9C"],
  ["api", "~api"],
  ["_next", "~_next"],
  [".", "~."],
  ["..", "~.."],
  ["~", "~~"],
  ["~api", "~~api"],
])("context %s is segment %s, and back", (cluster, segment) => {
  expect(clusterSegment(cluster)).toBe(segment);
  expect(clusterOfSegment(segment)).toBe(cluster);
  expect(clusterOfParam(decodeURIComponent(segment))).toBe(cluster);
  expect(new URL(`http://rewind/${segment}/shop`).pathname).toBe(`/${segment}/shop`);
});
