/** @type {import("next").NextConfig} */
export default {
  rewrites: () => [{ source: "/det/:path*", destination: `${process.env.DET_MASTER}/:path*` }],
};
