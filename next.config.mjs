/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  typedRoutes: false,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run verify` checks the types; who only wants to start Rewind need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // No page has an image to make smaller, and who may ask for one could have any path of ours asked.
  images: { unoptimized: true },
  serverExternalPackages: ["@kubernetes/client-node", "pino", "undici"],
};
