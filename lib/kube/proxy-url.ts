import "server-only";
import { BlockList, isIP } from "node:net";
import type { Environment } from "./kubeconfig";

/**
 * The proxy between Rewind and a server, or null for none: the kubeconfig's `proxy-url`, else HTTPS_PROXY or HTTP_PROXY
 * unless NO_PROXY names the server. The rules are those of Go's net/http ProxyFromEnvironment, which kubectl uses.
 */
export function proxyUrlOf(server: string, configured: string | undefined, environment: Environment): string | null {
  if (configured) return configured;
  const { protocol, hostname, port } = new URL(server);
  const read = (name: string) => environment[name] || environment[name.toLowerCase()] || null;
  const proxy = read(protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY");
  if (proxy === null) return null;

  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."))) return null;
  const exceptions = (read("NO_PROXY") ?? "").split(",").map((entry) => entry.trim().toLowerCase());
  const actualPort = port || (protocol === "https:" ? "443" : "80");
  if (exceptions.some((entry) => entry !== "" && covers(entry, host, actualPort))) return null;
  return proxy.includes("://") ? proxy : `http://${proxy}`;
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry === "*") return true;
  const family = isIP(host);
  const [network = "", prefix] = entry.split("/");
  if (prefix !== undefined)
    return isIP(network) === family && family !== 0 && inNetwork(network, Number(prefix), host, family);
  if (entry === host) return true;
  const [name = "", entryPort] = family === 6 ? [entry] : entry.split(":");
  if (entryPort !== undefined && entryPort !== port) return false;
  if (family !== 0) return name === host;
  const suffix = name.replace(/^\*(?=\.)/, "");
  return suffix.startsWith(".") ? host.endsWith(suffix) : host === suffix || host.endsWith(`.${suffix}`);
}

function inNetwork(network: string, prefix: number, host: string, family: number): boolean {
  const type = family === 4 ? "ipv4" : "ipv6";
  const networks = new BlockList();
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > (family === 4 ? 32 : 128)) return false;
  networks.addSubnet(network, prefix, type);
  return networks.check(host, type);
}
