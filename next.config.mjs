/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  typedRoutes: false,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run verify` checks the types; who only wants to start Rewind need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@kubernetes/client-node", "pino", "undici"],
};
