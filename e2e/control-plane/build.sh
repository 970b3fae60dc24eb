#!/usr/bin/env bash
# Builds the Kubernetes control plane that the end-to-end tests run: kube-apiserver and kube-controller-manager from
# Debian bookworm's source package, etcd from its binary package. Needs root (apt) and about eight minutes on two
# cores, 140 MB of downloads and 3 GB of disk while it works.
# usage: build.sh FOLDER      The folder appears when everything is in it, never before. What a broken-off build had
#                             downloaded and compiled stays in FOLDER.building, and the next one goes on from there.
set -euo pipefail

out=${1:?usage: build.sh FOLDER}
package=kubernetes
package_version=1.20.5+really1.20.2-1.1+deb12u1
version=1.20.2
commit=faecb196815e248d3ecfb03c680a4507229c2a56
build_date=2021-01-13T13:20:00Z
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

cannot() {
  cat >&2 <<TEXT
The tests need a Kubernetes control plane, and this machine cannot build one: $1.
Instead, either
  - set KUBEBUILDER_ASSETS to a folder with etcd, kube-apiserver and kube-controller-manager, or
  - set REWIND_E2E_KUBECONFIG to the kubeconfig of a cluster where the tests may do as they like (cluster-admin).
TEXT
  exit 1
}

codename=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}") || codename=
[ "$codename" = bookworm ] || cannot "the recipe is for Debian 12 (bookworm)"
[ "$(id -u)" = 0 ] || cannot "apt needs root"

mkdir -p "$(dirname "$out")"
exec 9>"$out.lock"
flock 9 # A second build waits for the first, and then finds it done.
[ ! -d "$out" ] || exit 0

work=$out.building
mkdir -p "$work/packages" "$work/result"
work=$(cd "$work" && pwd)
cd "$work"
step=0
say() {
  step=$((step + 1))
  echo "[control plane $step/7, $(date +%T)] $*"
}

say "Go and the packaging tools"
missing=()
for tool in golang-go dpkg-dev; do
  dpkg-query -W -f '${db:Status-Abbrev}' "$tool" 2>/dev/null | grep -q '^ii' || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
fi

say "etcd and one newer Go library, unpacked only: nothing is installed, no service starts"
for name in etcd-server golang-github-modern-go-reflect2-dev; do
  compgen -G "packages/${name}_*.deb" >/dev/null || (cd packages && apt-get -qq download "$name")
  dpkg -x packages/"$name"_*.deb packages/root
done
install -m 755 packages/root/usr/bin/etcd result/etcd

say "the source package of Kubernetes $version, from where this machine gets its packages"
mkdir -p apt/lists/partial apt/cache/archives/partial
apt-get indextargets --format 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(REPO_URI) bookworm main' \
  'Created-By: Packages' 'Codename: bookworm' 'Component: main' | sort -u >apt/sources.list
[ -s apt/sources.list ] || cannot "its apt has no main archive of bookworm"
apt_sources=(-o "Dir::Etc::SourceList=$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
  -o "Dir::State::Lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache" -o APT::Sandbox::User=root)
if [ ! -s "${package}_$package_version.dsc" ]; then
  apt-get "${apt_sources[@]}" -qq update
  apt-get "${apt_sources[@]}" -qq source --download-only "$package=$package_version"
fi
rm -rf source
dpkg-source --no-check -x "${package}_$package_version.dsc" source >/dev/null

say "our main program and the newer library: the vendored reflect2 does not survive Go 1.18 and later"
reflect2=source/vendor/github.com/modern-go/reflect2
rm -f "$reflect2"/*.go "$reflect2"/*.s
cp packages/root/usr/share/gocode/src/github.com/modern-go/reflect2/*.{go,s} "$reflect2/"
mkdir -p source/cmd/cp
cp "$here/main.go" source/cmd/cp/main.go

# Without modules: Go 1.19 refuses the vendor folder of this go.mod.
mkdir -p gopath/src/k8s.io
ln -sfn "$work/source" gopath/src/k8s.io/kubernetes
export GOPATH=$work/gopath GOCACHE=$work/go-cache GO111MODULE=off GOPROXY=off GOFLAGS= CGO_ENABLED=0
cd gopath/src/k8s.io/kubernetes

say "the OpenAPI definitions, the one generated file that the source does not have"
go build -o "$work/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
staged=(api apiextensions-apiserver apimachinery apiserver cli-runtime client-go cloud-provider component-base
  component-helpers controller-manager kube-aggregator kube-controller-manager kube-proxy kube-scheduler kubectl kubelet metrics)
mapfile -t with_definitions < <(
  grep -Rl --include='*.go' '+k8s:openapi-gen=' cmd pkg plugin "${staged[@]/#/vendor/k8s.io/}" |
    xargs -n1 dirname | LC_ALL=C sort -u | sed 's|^|k8s.io/kubernetes/|'
)
"$work/openapi-gen" --logtostderr --go-header-file vendor/k8s.io/code-generator/hack/boilerplate.go.txt \
  --input-dirs "$(IFS=, && echo "${with_definitions[*]}")" --output-package k8s.io/kubernetes/pkg/generated/openapi \
  --output-file-base zz_generated.openapi --report-filename "$work/openapi-violations.txt"
cmp "$work/openapi-violations.txt" api/api-rules/violation_exceptions.list

say "compiling"
flags="-s -w -buildid="
for stamped in component-base/version client-go/pkg/version; do
  at=k8s.io/kubernetes/vendor/k8s.io/$stamped
  flags+=" -X $at.gitVersion=v$version -X $at.gitMajor=1 -X $at.gitMinor=20 -X $at.gitCommit=$commit"
  flags+=" -X $at.gitTreeState=archive -X $at.buildDate=$build_date"
done
build=(-trimpath -tags "providerless,dockerless")
total=$(go list "${build[@]}" -deps ./cmd/cp | wc -l)
go build -v "${build[@]}" -ldflags "$flags" -o "$work/result/kube-cp" ./cmd/cp 2> >(
  awk -v total="$total" 'NF != 1 { print; next } ++n % 100 == 0 { print "  " n " packages, of " total " at most"; fflush() }'
)
cd "$work/result"
ln -sf kube-cp kube-apiserver
ln -sf kube-cp kube-controller-manager

say "done: $(./kube-apiserver --version), $(./etcd --version | head -n 1), in $out"
chmod 755 "$work/result"
mv -T "$work/result" "$out"
rm -rf "$work"
