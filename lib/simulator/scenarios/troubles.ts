import { imageOf } from "./healthy-shop";
import { type Stage, variable } from "./stage";

const QUOTA_NAMESPACE = "analytics";

type Trouble = { daysAgo: number; act: (stage: Stage) => void };
const MINUTES = 1 / (24 * 60);

/** checkout: a release whose pods never become ready, while eight of ten old ones still serve. */
const checkout: Trouble[] = [
  {
    daysAgo: 5.75,
    act: (stage) =>
      stage.deploy({
        name: "checkout",
        image: imageOf("checkout", "2.12.0"),
        replicas: 10,
        cause: "one page instead of three",
      }),
  },
  { daysAgo: 3.5, act: (stage) => stage.ship("checkout", imageOf("checkout", "2.13.0"), "결제 모듈 긴급 수정 🚑") },
  { daysAgo: 1.4, act: (stage) => stage.ship("checkout", imageOf("checkout", "2.13.1"), "remember the address") },
  { daysAgo: 24 * MINUTES, act: breakCheckout },
];

/** payments: its image was never pushed, and somebody put a key into the template. */
const payments: Trouble[] = [
  {
    daysAgo: 5.65,
    act: (stage) =>
      stage.deploy({
        name: "payments",
        image: imageOf("payments", "4.7.2"),
        replicas: 4,
        cause: "retry declined cards once",
        container: {
          env: [
            { name: "SERVICE_NAME", value: "payments" },
            { name: "PAYMENT_API_KEY", value: "demo-key-7Q2fX9s1LmB4" },
          ],
        },
      }),
  },
  {
    daysAgo: 2.2,
    act: (stage) =>
      stage.ship(
        "payments",
        imageOf("payments", "4.8.0"),
        "간편결제 추가",
        variable("PAYMENT_API_KEY", "demo-key-Zt81KfW0pYc6"),
      ),
  },
  {
    daysAgo: 50 * MINUTES,
    act: (stage) => stage.ship("payments", imageOf("payments", "4.8.1-pull-failure"), "환불 금액 반올림 수정"),
  },
];

/** reports: its namespace has room for four pods, and more are wanted. */
const reports: Trouble[] = [
  {
    daysAgo: 5.0,
    act(stage) {
      stage.create("namespaces", undefined, { metadata: { name: QUOTA_NAMESPACE } });
      stage.minutes(1);
      stage.create("resourcequotas", QUOTA_NAMESPACE, {
        metadata: { name: "object-counts" },
        spec: { hard: { pods: "4" } },
      });
      const image = imageOf("reports", "1.3.0");
      stage.deploy({ name: "reports", namespace: QUOTA_NAMESPACE, image, replicas: 4, cause: "daily figures" });
    },
  },
  {
    daysAgo: 35 * MINUTES,
    act(stage) {
      stage.patch(
        "reports",
        { spec: { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } } },
        QUOTA_NAMESPACE,
      );
      stage.ship("reports", imageOf("reports", "1.4.0"), "hourly figures", {}, QUOTA_NAMESPACE);
    },
  },
];

/** notifications: paused, with a change that waits. */
const notifications: Trouble[] = [
  {
    daysAgo: 4.7,
    act: (stage) =>
      stage.deploy({
        name: "notifications",
        image: imageOf("notifications", "3.0.4"),
        replicas: 3,
        cause: "push messages",
      }),
  },
  { daysAgo: 2.4, act: (stage) => stage.ship("notifications", imageOf("notifications", "3.1.0"), "야간 알림 제한") },
  { daysAgo: 0.2, act: (stage) => stage.patch("notifications", { spec: { paused: true } }) },
  {
    daysAgo: 0.19,
    act: (stage) =>
      stage.ship(
        "notifications",
        imageOf("notifications", "3.2.0"),
        "messenger bots, not before Monday",
        variable("BOTS", "on"),
      ),
  },
];

/** invoices: wants a key that its ConfigMap does not have. */
const invoices: Trouble[] = [
  {
    daysAgo: 4.4,
    act(stage) {
      stage.create("configmaps", "shop", { metadata: { name: "invoice-settings" }, data: { CURRENCY: "KRW" } });
      stage.deploy({ name: "invoices", image: imageOf("invoices", "1.1.0"), replicas: 2, cause: "세금계산서 발행" });
    },
  },
  {
    daysAgo: 40 * MINUTES,
    act(stage) {
      const valueFrom = { configMapKeyRef: { name: "invoice-settings", key: "ARCHIVE_URL" } };
      const env = [{ name: "ARCHIVE_URL", valueFrom }];
      stage.ship("invoices", imageOf("invoices", "1.2.0"), "keep invoices for ten years", { env });
    },
  },
];

/** loyalty: its new release ends again and again. */
const loyalty: Trouble[] = [
  {
    daysAgo: 4.3,
    act: (stage) =>
      stage.deploy({ name: "loyalty", image: imageOf("loyalty", "0.9.0"), replicas: 2, cause: "포인트 적립" }),
  },
  {
    daysAgo: 30 * MINUTES,
    act: (stage) => stage.ship("loyalty", imageOf("loyalty", "0.10.0-crash"), "points for reviews"),
  },
];

/** search: a release that goes on, pod by pod. */
const search: Trouble[] = [
  {
    daysAgo: 4.2,
    act: (stage) =>
      stage.deploy({
        name: "search",
        image: imageOf("search", "7.2.0"),
        replicas: 12,
        cause: "typo tolerance",
        spec: { minReadySeconds: 90, strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } },
      }),
  },
  { daysAgo: 2.0, act: (stage) => stage.ship("search", imageOf("search", "7.3.0"), "검색 색인 개선") },
  { daysAgo: 4 * MINUTES, act: (stage) => stage.ship("search", imageOf("search", "7.4.0-slow"), "search by picture") },
];

export const TROUBLES: readonly Trouble[] = [
  ...checkout,
  ...payments,
  ...reports,
  ...notifications,
  ...invoices,
  ...loyalty,
  ...search,
];

/** Ships checkout's bad release; whoever has rolled it back gets it again, as a new release. */
export function breakCheckout(stage: Stage): void {
  const { template } = stage.deployment("checkout").spec;
  const image = template.spec.containers[0]?.image ?? "";
  if (image.includes("never-ready")) return;
  stage.ship("checkout", imageOf("checkout", "2.14.0-never-ready"), "express checkout for returning customers");
}
