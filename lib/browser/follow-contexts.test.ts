import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aProblem } from "@/lib/testing/problem";
import { ToldProblem } from "./told-problem";
import { CLUSTERS_KEY, followContexts } from "./follow-contexts";
import { createQueryClient } from "./query-client";

const client = createQueryClient();
let contexts: { name: string; place: string; version: string }[] | ToldProblem;
let answer: string | ToldProblem;
let asked: { contexts: number; list: number };
let hidden: boolean;
let ends: (() => void)[];

beforeEach(async () => {
  vi.useFakeTimers();
  contexts = [{ name: "prod", place: "here", version: "1" }];
  answer = "web";
  asked = { contexts: 0, list: 0 };
  hidden = false;
  const told = async <Value>(value: Value | ToldProblem) => {
    if (value instanceof ToldProblem) throw value;
    return value;
  };
  const clusters = new QueryObserver(client, {
    queryKey: CLUSTERS_KEY,
    queryFn: () => ((asked.contexts += 1), told(contexts instanceof Error ? contexts : { clusters: contexts })),
  });
  const list = new QueryObserver(client, {
    queryKey: ["rollouts", "prod", "shop"],
    queryFn: () => ((asked.list += 1), told(answer)),
  });
  ends = [followContexts(client, () => hidden), clusters.subscribe(() => undefined), list.subscribe(() => undefined)];
  await pass(0);
});
afterEach(() => {
  for (const end of ends) end();
  client.clear();
  if (vi.getTimerCount() > 0) throw new Error("a timer goes on");
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const list = () => client.getQueryState<string>(["rollouts", "prod", "shop"]);
const readAgain = () => client.refetchQueries({ queryKey: ["rollouts"] });
const refuse = async () => {
  answer = new ToldProblem(aProblem("unauthenticated"));
  await readAgain();
};

test("while all is well nobody asks for contexts", async () => {
  await pass(600_000);

  expect(asked).toEqual({ contexts: 1, list: 1 });
});

test("what a refused credential keeps waiting is read again once, when the context has another", async () => {
  await refuse();
  await pass(30_000);
  expect([asked.list, list()?.error?.code]).toEqual([2, "unauthenticated"]);

  answer = "web";
  contexts = [{ name: "prod", place: "here", version: "2" }];
  await pass(3_000);
  expect([asked.list, list()?.error, list()?.data]).toEqual([3, null, "web"]);
  const { contexts: looks } = asked;
  await pass(30_000);

  expect(asked.contexts).toBe(looks);
});

test("a window that is not seen looks for nothing", async () => {
  await refuse();
  await pass(0);
  hidden = true;
  const { contexts: looks } = asked;
  await pass(30_000);

  expect(asked.contexts).toBe(looks);
});

test("what was read of a cluster is dropped where its context stands for another, though that does not answer", async () => {
  contexts = [{ name: "prod", place: "there", version: "2" }];
  answer = new ToldProblem(aProblem("cluster-unreachable"));
  await readAgain();
  await pass(0);

  expect([list()?.data, list()?.error?.code]).toEqual([undefined, "cluster-unreachable"]);
});

test("a context that is there again is read again, and so is one of a kubeconfig that is readable again", async () => {
  answer = new ToldProblem(aProblem("unknown-cluster"));
  contexts = [];
  await readAgain();
  await pass(3_000);
  contexts = [{ name: "prod", place: "here", version: "1" }];
  answer = new ToldProblem(aProblem("kubeconfig-unreadable"));
  await pass(3_000);
  expect(list()?.error?.code).toBe("kubeconfig-unreadable");

  contexts = new ToldProblem(aProblem("kubeconfig-unreadable"));
  await pass(3_000);
  contexts = [{ name: "prod", place: "here", version: "1" }];
  answer = "api";
  await pass(3_000);
  expect([list()?.error, list()?.data]).toEqual([null, "api"]);
});
