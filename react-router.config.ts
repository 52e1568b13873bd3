import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "src/web",
  ssr: true,
  // Without client scripts nothing is discovered later.
  routeDiscovery: { mode: "initial" },
} satisfies Config;
