import { test } from "../test";

const SAMPLES = 20;

test("opening one history", async ({ cluster, namespace, rolloutPage, request }) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const times: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const began = performance.now();
    await request.get(rolloutPage.pathOf(namespace, "web"));
    times.push(performance.now() - began);
  }
  times.sort((one, other) => one - other);
  process.stdout.write(`GET the page of one rollout: median ${times[SAMPLES / 2]?.toFixed(1)} ms of ${SAMPLES}\n`);
});
