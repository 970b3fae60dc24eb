/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  typedRoutes: false,
  poweredByHeader: false,
  devIndicators: false,
  serverExternalPackages: ["@kubernetes/client-node", "pino", "undici"],
};
