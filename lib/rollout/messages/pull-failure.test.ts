import { describe, expect, test } from "vitest";
import { causeOf, IMAGE } from "@/lib/testing/cause-of";
import { aPod, aPodEvent, waiting } from "@/lib/testing/pods";
import { diagnose, probed, rollingOut } from "@/lib/testing/stuck-rollout";

describe("what a runtime says of an image is told by its most specific part", () => {
  const containerd = (text: string) => `failed to pull and unpack image "${IMAGE}": ${text}`;
  test.each([
    [containerd("no match for platform in manifest: not found"), "image-wrong-platform", /no build for this node's/],
    [
      "no matching manifest for linux/arm64/v8 in the manifest list entries: no match for platform in manifest: not found",
      "image-wrong-platform",
      /no build for this node's/,
    ],
    [
      'choosing image instance: no image found in manifest list for architecture arm64, variant "v8", OS linux',
      "image-wrong-platform",
      /no build for this node's/,
    ],
    [
      'image operating system "windows" cannot be used on this platform: operating system is not supported',
      "image-wrong-platform",
      /no build for this node's/,
    ],
    [containerd(`failed to resolve reference "${IMAGE}": ${IMAGE}: not found`), "image-not-found", /does not exist/],
    ["manifest for registry.example/shop/web:2 not found: manifest unknown", "image-not-found", /does not exist/],
    [
      "name unknown: The repository with name 'web' does not exist in the registry with id '1234'",
      "image-not-found",
      /does not exist/,
    ],
    [
      'failed to resolve reference "docker.io/library/nope:1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      "image-unauthorized",
      /does not exist, or pulling it needs credentials/,
    ],
    [
      'denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource "projects/p/locations/eu" (or it may not exist)',
      "image-unauthorized",
      /does not exist, or pulling it needs credentials/,
    ],
    [
      "reading manifest 404 in quay.io/shop/web: unauthorized: access to the requested resource is not authorized",
      "image-unauthorized",
      /credentials are missing or wrong/,
    ],
    [
      "denied: Your authorization token has expired. Reauthenticate and try again.",
      "image-unauthorized",
      /credentials/,
    ],
    [
      'error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH, out: ``',
      "image-unauthorized",
      /helper that fetches credentials fails/,
    ],
    [
      "toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit: 429 Too Many Requests, unauthorized",
      "image-pull-failed",
      /limit of pulls is reached/,
    ],
    ["pull QPS exceeded", "image-pull-failed", /its node pulls as many images as it may/],
    [
      'Get "https://registry.example/v2/": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused',
      "image-pull-failed",
      /the node's proxy/,
    ],
    ["Get https://registry.example/v2/: Proxy Authentication Required", "image-pull-failed", /the node's proxy/],
    [
      'failed to do request: Head "https://registry.example/v2/shop/web/manifests/2": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      "image-pull-failed",
      /does not trust the registry's certificate/,
    ],
    [
      'failed to do request: Head "https://registry.example/v2/": http: server gave HTTP response to HTTPS client',
      "image-pull-failed",
      /answers by HTTP/,
    ],
    ["dial tcp: lookup registry.example on 10.0.0.10:53: no such host", "image-pull-failed", /cannot resolve its name/],
    [
      'Get "https://registry.example/v2/errors/manifests/404": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      "image-pull-failed",
      /the registry cannot be reached/,
    ],
    [
      "write /var/lib/containerd/io.containerd.content.v1.content/ingest/1/data: no space left on device",
      "image-pull-failed",
      /the node's disk is full/,
    ],
    [
      "failed to copy: httpReadSeeker: failed open: content at https://registry.example/v2/shop/web/blobs/sha256:1 not found: not found",
      "image-pull-failed",
      /incomplete or damaged/,
    ],
    ["unexpected media type text/html for sha256:0a1b: not found", "image-pull-failed", /a web page, not a registry/],
    [
      'media type "application/vnd.docker.distribution.manifest.v1+prettyjws" is no longer supported since containerd v2.1, please rebuild the image: not found',
      "image-pull-failed",
      /a format that the node's runtime does not read/,
    ],
    [
      'short-name "web:2" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
      "image-name-invalid",
      /a name without a registry/,
    ],
    [
      "Source image rejected: A signature was required, but no signature exists",
      "image-pull-failed",
      /no valid signature/,
    ],
    ["mkdir /var/lib/containerd/tmpmounts: permission denied", "image-pull-failed", /cannot be pulled \(/],
  ])("%s", (message, code, says) => {
    const finding = causeOf(waiting("ImagePullBackOff", `Back-off pulling image "${IMAGE}"`), [
      "Failed",
      `Failed to pull image "${IMAGE}": rpc error: code = Unknown desc = ${message}`,
    ]);

    expect(finding?.code).toBe(code);
    expect(finding?.sentence.text).toMatch(says);
  });

  test("a pull secret that is missing is not blamed for what the registry was not asked", () => {
    const given = rollingOut(probed({}, IMAGE));
    const message = "failed to resolve: no match for platform in manifest: not found";
    const pod = aPod(given.current, { containers: [waiting("ErrImagePull", message)] });
    const warned = aPodEvent(
      pod,
      "FailedToRetrieveImagePullSecret",
      "Unable to retrieve some image pull secrets (reg)",
    );

    expect(diagnose(given, [pod], [warned]).findings[0]?.code).toBe("image-wrong-platform");
  });
});
