import type { JsonObject } from "../objects";
import { memoryLimit, type Stage, variable, type Workload } from "./stage";

const REGISTRY = "registry.example.com/shop";

export function imageOf(name: string, tag: string): string {
  return `${REGISTRY}/${name}:${tag}`;
}

type Release = { daysAgo: number; tag: string; cause?: string; container?: JsonObject; back?: true };
type Service = Omit<Workload, "image" | "cause"> & { releases: readonly Release[] };

const ARGO_CD = {
  labels: { "app.kubernetes.io/instance": "storefront" },
  annotations: { "argocd.argoproj.io/tracking-id": "storefront:apps/Deployment:shop/storefront" },
};

const HELM = {
  labels: { "app.kubernetes.io/managed-by": "Helm", "helm.sh/chart": "gateway-4.2.0" },
  annotations: { "meta.helm.sh/release-name": "gateway", "meta.helm.sh/release-namespace": "shop" },
};

/** A dozen services that run well, with what was shipped of each during the last days. */
export const SERVICES: readonly Service[] = [
  {
    name: "storefront",
    replicas: 4,
    ...ARGO_CD,
    releases: [
      { daysAgo: 5.9, tag: "8.30.1", cause: "sync 4f1c2ab: summer landing page" },
      { daysAgo: 4.1, tag: "8.31.0", cause: "sync 9be03d1: faster product gallery" },
      { daysAgo: 1.2, tag: "8.31.1", cause: "sync c77a910: 상품 이미지가 늦게 뜨는 문제 수정" },
    ],
  },
  {
    name: "gateway",
    replicas: 3,
    ...HELM,
    releases: [
      { daysAgo: 5.8, tag: "1.27.3", cause: "helm upgrade gateway 4.1.0" },
      { daysAgo: 2.5, tag: "1.27.4", cause: "helm upgrade gateway 4.2.0", container: memoryLimit("384Mi") },
    ],
  },
  {
    name: "cart",
    replicas: 3,
    releases: [
      { daysAgo: 5.7, tag: "1.4.0", cause: "carts survive a restart" },
      { daysAgo: 4.6, tag: "1.5.0", cause: "장바구니 쿠폰 중복 적용" },
      { daysAgo: 4.5, tag: "1.4.0", back: true },
      { daysAgo: 3.3, tag: "1.5.1", cause: "장바구니 쿠폰 중복 적용, 할인율 오류 수정" },
      { daysAgo: 3.2, tag: "1.4.0", back: true },
      { daysAgo: 0.9, tag: "1.6.0", cause: "coupons, third time lucky", container: variable("COUPONS", "on") },
    ],
  },
  {
    name: "catalog",
    replicas: 4,
    releases: [
      { daysAgo: 5.5, tag: "3.9.2", cause: "category tree from cache" },
      { daysAgo: 3.8, tag: "3.10.0", cause: "카탈로그 다국어 지원", container: variable("LOCALES", "ko,en") },
      { daysAgo: 3.7, tag: "3.10.0", cause: "more memory for the Korean index", container: memoryLimit("512Mi") },
      { daysAgo: 0.6, tag: "3.11.0", cause: "out-of-stock badge" },
    ],
  },
  {
    name: "pricing",
    replicas: 2,
    releases: [
      { daysAgo: 5.3, tag: "2.2.0" },
      { daysAgo: 2.1, tag: "2.3.0", cause: "VAT of 2027", container: variable("TAX_TABLE", "2027-01") },
    ],
  },
  {
    name: "inventory",
    replicas: 3,
    releases: [
      { daysAgo: 5.2, tag: "0.44.0", cause: "재고 동기화 주기를 30초로" },
      { daysAgo: 3.0, tag: "0.45.0", cause: "reserve stock while paying" },
      { daysAgo: 1.8, tag: "0.45.1", cause: "release reservations that were forgotten" },
    ],
  },
  {
    name: "accounts",
    replicas: 3,
    releases: [
      { daysAgo: 5.6, tag: "6.0.0", cause: "sign in with a passkey" },
      { daysAgo: 1.5, tag: "6.0.1", cause: "로그인 세션 만료 시간 조정", container: variable("SESSION_HOURS", "12") },
    ],
  },
  {
    name: "shipping",
    replicas: 2,
    releases: [
      { daysAgo: 5.1, tag: "1.12.0", cause: "parcel tracking" },
      { daysAgo: 2.9, tag: "1.13.0", cause: "당일 배송 지역 확대" },
      { daysAgo: 2.8, tag: "1.13.0", container: variable("LOG_LEVEL", "debug"), cause: "look for lost parcels" },
      { daysAgo: 2.7, tag: "1.13.0", container: variable("LOG_LEVEL", "info"), cause: "found them" },
    ],
  },
  {
    name: "mailer",
    replicas: 1,
    releases: [
      { daysAgo: 5.4, tag: "1.8.0" },
      { daysAgo: 4.0, tag: "1.8.1" },
      { daysAgo: 0.4, tag: "1.9.0", cause: "invoices as PDF" },
    ],
  },
  {
    name: "recommendations",
    replicas: 3,
    releases: [
      { daysAgo: 4.9, tag: "2026.44", cause: "weekly model" },
      { daysAgo: 0.8, tag: "2026.47", cause: "weekly model", container: memoryLimit("1Gi") },
    ],
  },
  {
    name: "images",
    replicas: 2,
    releases: [
      { daysAgo: 5.0, tag: "5.1.0", cause: "AVIF" },
      { daysAgo: 1.1, tag: "5.1.1", cause: "썸네일 품질 개선" },
    ],
  },
  {
    name: "reviews",
    replicas: 2,
    releases: [
      { daysAgo: 4.8, tag: "1.0.0", cause: "first release" },
      { daysAgo: 1.9, tag: "1.1.0", cause: "사진 리뷰 🎉" },
    ],
  },
];

/** Everything that was shipped, in the order it was, each thing at `at` days before now. */
export function shopHistory(): { daysAgo: number; act: (stage: Stage) => void }[] {
  return SERVICES.flatMap(({ releases, ...service }) =>
    releases.map(({ daysAgo, tag, cause, container, back }, index) => {
      const image = imageOf(service.name, tag);
      const act = (stage: Stage) => {
        if (index === 0) stage.deploy({ ...service, image, ...(cause !== undefined && { cause }) });
        else if (back) stage.undoTo(service.name, image);
        else stage.ship(service.name, image, cause, container);
      };
      return { daysAgo, act };
    }),
  ).sort((one, other) => other.daysAgo - one.daysAgo);
}
