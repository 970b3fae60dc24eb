import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ToldProblem } from "./told-problem";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import { watchedAddress } from "./addresses";
import { getJson } from "./api";
import type { Applied } from "./apply-event";
import { lookAtContexts } from "./follow-contexts";
import { needsPerson, refreshEvery } from "./freshness";
import { REFRESH_MS } from "./poll-intervals";
import { openStream } from "./stream";

export type LiveQuery<Data> = {
  queryKey: QueryKey;
  /** Where our API answers with it as the cluster has it now. */
  path: string;
  /** Where our API streams it. */
  stream: string;
  apply: (data: Data | undefined, event: StreamEvent) => Applied<Data>;
  /** How often to read while there is no stream, in milliseconds. */
  everyMs: number;
  /** Whether that goes on in a hidden tab. */
  hidden?: boolean;
};

/** Data with where it comes from: `mode` is null while there is no stream, so that it is read every few seconds. */
export type Live<Data> = {
  data: Data | undefined;
  error: ToldProblem | null;
  dataUpdatedAt: number;
  isFetching: boolean;
  mode: FollowMode | null;
  /** Asks the cluster itself, now. */
  readAgain: () => Promise<Data | undefined>;
};

/**
 * Data that follows the cluster by a stream, and is read every few seconds for as long as there is none. Mount one at a
 * time: a window holds one stream.
 */
export function useLiveQuery<Data>({
  queryKey,
  path,
  stream,
  apply,
  everyMs,
  hidden = false,
}: LiveQuery<Data>): Live<Data> {
  const client = useQueryClient();
  const [mode, setMode] = useState<FollowMode | null>(null);
  const polls = mode?.kind === "polling";
  const { data, error, dataUpdatedAt, isFetching } = useQuery<Data>({
    queryKey,
    // The watch that the stream will follow answers first, so that opening a screen reads the cluster once.
    queryFn: ({ signal }) => getJson<Data>(polls ? path : watchedAddress(path), signal),
    // Where the server itself reads every few seconds only, somebody who waits for a change reads more often.
    refetchInterval: mode === null || (polls && everyMs < REFRESH_MS) ? refreshEvery(everyMs) : false,
    refetchIntervalInBackground: hidden,
    refetchOnWindowFocus: mode ? false : "always",
  });
  // Nobody asks for a login again and again: the person does, and then the stream is opened anew.
  const waits = error !== null && needsPerson(error);
  const hash = JSON.stringify(queryKey);

  useEffect(() => {
    if (waits) return;
    const key = JSON.parse(hash) as QueryKey;
    const take = (event: StreamEvent) => {
      const applied = apply(client.getQueryData<Data>(key), event);
      switch (applied.kind) {
        case "data":
          // A reading that is under way may be older than this.
          void client.cancelQueries({ queryKey: key });
          client.setQueryData(key, applied.data);
          if (applied.mode) setMode(applied.mode);
          break;
        case "beside":
          void client.cancelQueries({ queryKey: applied.queryKey });
          client.setQueryData(applied.queryKey, applied.data);
          break;
        case "fresh":
          client.setQueryData<Data>(key, (old) => old, { updatedAt: Date.now() - applied.age });
          break;
        case "problem":
          void client.cancelQueries({ queryKey: key });
          setProblem(applied.problem);
          break;
        case "nothing":
          break;
      }
    };
    const setProblem = (problem: ToldProblem) =>
      client
        .getQueryCache()
        .find({ queryKey: key })
        ?.setState({ status: "error", error: problem, errorUpdatedAt: Date.now(), fetchStatus: "idle" });
    const lost = () => {
      setMode(null);
      // The server ends the streams of a context that stands for something else.
      void lookAtContexts(client);
    };
    const close = openStream(stream, { event: take, lost });
    return () => {
      close();
      setMode(null);
    };
  }, [client, hash, stream, apply, waits]);

  const readAgain = async () => {
    await client.cancelQueries({ queryKey });
    const queryFn = ({ signal }: { signal: AbortSignal }) => getJson<Data>(path, signal);
    return client.fetchQuery({ queryKey, queryFn, staleTime: 0 }).catch(() => client.getQueryData<Data>(queryKey));
  };
  return { data, error, dataUpdatedAt, isFetching, mode, readAgain };
}
