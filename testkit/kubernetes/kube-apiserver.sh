#!/usr/bin/env bash
# A real Kubernetes API server with etcd, on loopback, from Go modules. No container engine, no kubelet.
#   kube-apiserver.sh build BIN [VERSION]      about 4 minutes on 2 cores, 130 MB; once per machine
#   kube-apiserver.sh start BIN WORK [PORT]    3 seconds; writes WORK/admin.kubeconfig and WORK/*.pid
#   kube-apiserver.sh stop WORK
# Tokens: admin (system:masters), and one user without rights per name in USERS (default "viewer nobody"),
# each with WORK/<name>.kubeconfig; bind roles to them as the test needs.
# AUDIT_POLICY=FILE writes what the server is asked to WORK/audit.log.
set -euo pipefail

build() {
  local bin=$1 version=${2:-v1.34.2} module
  local staging="v0.${version#v1.}"
  [ -x "$bin/kube-apiserver" ] && [ -x "$bin/etcd" ] && return
  command -v go > /dev/null || { echo "kube-apiserver.sh builds the server with Go 1.24 or newer, and there is no go on the PATH" >&2; return 1; }
  mkdir -p "$bin/build"
  bin=$(cd "$bin" && pwd)
  cd "$bin/build"
  go mod download "k8s.io/kubernetes@$version"
  module=$(go env GOMODCACHE)/k8s.io/kubernetes@$version
  {
    printf 'module testbed\n\ngo 1.24.0\n\nrequire k8s.io/kubernetes %s\nrequire go.etcd.io/etcd/server/v3 v3.6.4\nreplace (\n' "$version"
    # The release replaces its staging modules by folders; their published twins have the same minor and patch.
    awk -v s="$staging" '/^replace \(/{r=1;next} r&&/=>/{print "  " $1 " => " $1 " " s}' "$module/go.mod"
    printf ')\n'
  } > go.mod
  printf '//go:build tools\n\npackage testbed\n\nimport (\n\t_ "go.etcd.io/etcd/server/v3"\n\t_ "k8s.io/kubernetes/cmd/kube-apiserver"\n)\n' > tools.go
  export CGO_ENABLED=0 GOFLAGS="-mod=mod -buildvcs=false"
  go mod tidy
  local v=k8s.io/component-base/version minor=${version#v1.}
  go build -trimpath -o "$bin/kube-apiserver" \
    -ldflags "-s -w -X $v.gitVersion=$version -X $v.gitMajor=1 -X $v.gitMinor=${minor%%.*}" k8s.io/kubernetes/cmd/kube-apiserver
  go build -trimpath -o "$bin/etcd" -ldflags "-s -w" go.etcd.io/etcd/server/v3
}

kubeconfig() { # NAME
  printf 'apiVersion: v1\nkind: Config\ncurrent-context: testbed\nclusters:\n- name: testbed\n  cluster: {server: "https://127.0.0.1:%s", certificate-authority: "%s/certs/apiserver.crt"}\nusers:\n- name: %s\n  user: {token: %s-token}\ncontexts:\n- name: testbed\n  context: {cluster: testbed, user: %s}\n' \
    "$port" "$work" "$1" "$1" "$1" > "$work/$1.kubeconfig"
}

start() {
  local bin=$1 name
  bin=$(cd "$bin" && pwd); mkdir -p "$2"; work=$(cd "$2" && pwd); port=${3:-26443}
  local client=$((port + 1)) peer=$((port + 2))
  (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null && { echo "port $port is in use" >&2; return 1; }
  openssl genrsa -out "$work/sa.key" 2048 2> /dev/null
  echo 'admin-token,admin,admin,"system:masters"' > "$work/tokens.csv"
  for name in ${USERS:-viewer nobody}; do echo "$name-token,$name,$name" >> "$work/tokens.csv"; kubeconfig "$name"; done
  kubeconfig admin
  "$bin/etcd" --data-dir "$work/etcd" --unsafe-no-fsync --initial-cluster "default=http://127.0.0.1:$peer" \
    --listen-client-urls "http://127.0.0.1:$client" --advertise-client-urls "http://127.0.0.1:$client" \
    --listen-peer-urls "http://127.0.0.1:$peer" --initial-advertise-peer-urls "http://127.0.0.1:$peer" > "$work/etcd.log" 2>&1 &
  echo $! > "$work/etcd.pid"
  "$bin/kube-apiserver" --etcd-servers "http://127.0.0.1:$client" --bind-address 127.0.0.1 --secure-port "$port" \
    --cert-dir "$work/certs" --service-account-issuer https://kubernetes.default.svc --service-account-key-file "$work/sa.key" \
    --service-account-signing-key-file "$work/sa.key" --token-auth-file "$work/tokens.csv" --authorization-mode RBAC \
    --service-cluster-ip-range 10.96.0.0/16 --allow-privileged --disable-admission-plugins ServiceAccount \
    ${AUDIT_POLICY:+--audit-policy-file "$AUDIT_POLICY" --audit-log-path "$work/audit.log"} > "$work/apiserver.log" 2>&1 &
  echo $! > "$work/apiserver.pid"
  for _ in $(seq 150); do
    curl -ks --noproxy '*' -H 'Authorization: Bearer admin-token' "https://127.0.0.1:$port/readyz" 2> /dev/null | grep -qx ok && return
    kill -0 "$(cat "$work/apiserver.pid")" 2> /dev/null || break
    sleep 0.2
  done
  tail -5 "$work/apiserver.log" >&2; return 1
}

# A graceful end takes the server longer than a test should wait, and nothing it holds is kept.
stop() {
  local pid
  for pid in "$1/apiserver.pid" "$1/etcd.pid"; do
    [ -f "$pid" ] || continue
    kill -9 "$(cat "$pid")" 2> /dev/null || true
    rm "$pid"
  done
}

case ${1:-} in build | start | stop) action=$1; shift; "$action" "$@" ;; *) sed -n "2,8p" "$0"; exit 2 ;; esac
