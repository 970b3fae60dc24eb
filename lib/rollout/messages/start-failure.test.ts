import { describe, expect, test } from "vitest";
import { causeOf } from "@/lib/testing/cause-of";
import { crashed, waiting } from "@/lib/testing/pods";

describe("why a process is not started is told by the most specific part of the runtime's message", () => {
  const runc = (text: string) =>
    `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${text}: unknown`;
  test.each([
    [runc('exec: "nope": executable file not found in $PATH'), /"nope" is not in the image's PATH/],
    [runc('exec: "/run.sh": stat /run.sh: no such file or directory'), /"\/run.sh" is not in the image/],
    [runc("exec /run.sh: no such file or directory"), /what "\/run.sh" is run by, its interpreter or loader/],
    [runc("exec /app: exec format error"), /"\/app" is made for another architecture/],
    [runc('exec: "/app": permission denied'), /"\/app" may not be executed/],
    [runc('exec: "/app": is a directory: permission denied'), /"\/app" may not be executed/],
    [
      runc(
        'error during container init: error mounting "/var/lib/kubelet/pods/1/volumes/kubernetes.io~configmap/c" to rootfs at "/app/config.yaml": mount src=c, dst=/app/config.yaml: not a directory: Are you trying to mount a directory onto a file (or vice-versa)?',
      ),
      /a file where the image has a directory/,
    ],
    [
      runc(
        'error during container init: error mounting "/data" to rootfs at "/data": stat /data: no such file or directory',
      ),
      /one of its volumes cannot be mounted into it/,
    ],
    [
      runc('error mounting "/x" to rootfs at "/x": create mountpoint for /x mount: mkdirat /x: read-only file system'),
      /its root file system is read-only/,
    ],
    [
      runc('chdir to cwd ("/srv/app") set in config.json failed: no such file or directory'),
      /its working directory is not in the image/,
    ],
    [
      runc(
        "unable to apply apparmor profile: apparmor failed to apply profile: write /proc/self/attr/exec: no such file or directory",
      ),
      /AppArmor profile cannot be applied/,
    ],
    [
      'failed to create containerd container: cannot load seccomp profile "/var/lib/kubelet/seccomp/p.json": open /var/lib/kubelet/seccomp/p.json: no such file or directory',
      /seccomp profile cannot be loaded/,
    ],
    [
      runc(
        "error during container init: error running hook #0: error running hook: exit status 1, stderr: nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory",
      ),
      /the node's GPU runtime fails/,
    ],
    [
      'error gathering device information while adding custom device "/dev/kvm": no such file or directory',
      /a device that it asks for is not on the node/,
    ],
    ["unable to find user app: no matching entries in passwd file", /the user it should run as is not in the image/],
    [runc("container init was OOM-killed (memory limit too low?)"), /memory limit is too low even to start/],
    [
      'failed to reserve container name "web_web-1_shop_1_0": name "web_web-1_shop_1_0" is reserved for "0a1b"',
      /the node still has an earlier one by its name/,
    ],
    ["context deadline exceeded", /runtime does not answer in time/],
  ])("%s", (message, says) => {
    const finding = causeOf(crashed("StartError", 128, { message }));

    expect(finding).toMatchObject({ code: "cannot-start" });
    expect(finding?.sentence.text).toMatch(says);
  });

  test("a postStart hook whose program is missing is the hook's failure", () => {
    const message =
      'Exec lifecycle hook ([/warm]) for Container "web" in Pod failed - error: rpc error: code = Unknown desc = failed to exec in container: exec: "/warm": stat /warm: no such file or directory';
    expect(causeOf(waiting("PostStartHookError", message))?.sentence.text).toMatch(/its postStart hook fails/);
  });

  test.each([
    [
      'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: "web")',
      /names a user whose number the node cannot know/,
    ],
    ["container's runAsUser breaks non-root policy", /its runAsUser is 0/],
    ['failed to prepare subPath for volumeMount "data" of container "web"', /volumes cannot be mounted into it/],
    ["failed to sync configmap cache: timed out waiting for the condition", /cannot read the ConfigMaps and Secrets/],
  ])("%s", (message, says) => {
    const finding = causeOf(waiting("CreateContainerConfigError", message));

    expect(finding).toMatchObject({ code: "cannot-start" });
    expect(finding?.sentence.text).toMatch(says);
  });
});

describe("how a container ended", () => {
  test.each([
    [1, "exit code 1"],
    [126, "exit code 126 (the command cannot be executed)"],
    [127, "exit code 127 (the command is not found)"],
    [128, "exit code 128"],
    [129, "exit code 129 (SIGHUP)"],
    [137, "exit code 137 (SIGKILL)"],
    [143, "exit code 143 (SIGTERM)"],
    [159, "exit code 159 (SIGSYS)"],
    [160, "exit code 160"],
    [200, "exit code 200"],
    [255, "exit code 255"],
  ])("%i", (exitCode, words) => {
    expect(causeOf(crashed("Error", exitCode))?.sentence.text).toBe(
      `Container does not stay up: it crashes with ${words} (1 of 1 new pod).`,
    );
  });

  test.each([
    ["standard_init_linux.go:228: exec user process caused: exec format error", /its program is made for another/],
    ["exec /app: exec format error\n", /"\/app" is made for another architecture, or is a script without a #! line/],
    ["exec /run.sh: no such file or directory", /its interpreter or loader, is not in the image/],
  ])("255 after %j was never started", (message, says) => {
    const finding = causeOf(crashed("Error", 255, { message }));

    expect(finding).toMatchObject({ code: "cannot-start" });
    expect(finding?.sentence.text).toMatch(says);
    expect(finding?.sentence.text).toMatch(/exit code 255\s?\(|exit code 255 \(1/);
  });

  test("a program whose own words mention it did start", () => {
    const message = "plugin failed: fork/exec /plugin: exec format error";
    expect(causeOf(crashed("Error", 2, { message }))?.code).toBe("crashing");
  });

  test("without any word 255 leaves the architecture as a possibility", () => {
    expect(causeOf(crashed("Error", 255))?.advice.text).toMatch(/exec format error.*another architecture/);
  });

  test("an end that nobody saw is no crash by a signal", () => {
    expect(causeOf(crashed("ContainerStatusUnknown", 137))?.sentence.text).toMatch(/its node lost sight of it/);
  });
});
