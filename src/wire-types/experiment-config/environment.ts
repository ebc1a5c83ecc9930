/** A value for each kind of device. */
export interface PerDevice<Value> {
  /** Where trials have no GPU. */
  cpu?: Value | undefined;
  /** On NVIDIA GPUs. */
  cuda?: Value | undefined;
  /** On AMD GPUs. */
  rocm?: Value | undefined;
  /** An old name of `cuda`. */
  gpu?: Value | null | undefined;
}

/** A port that the master's proxy leads to. */
export interface ProxyPortConfig {
  /** The port in the container. */
  proxy_port: number;
  /**
   * Whether what comes is TCP and not HTTP.
   *
   * @default false
   */
  proxy_tcp?: boolean | null | undefined;
  /**
   * Whether it may be reached without a login.
   *
   * @default false
   */
  unauthenticated?: boolean | null | undefined;
  /**
   * Whether the task's own id leads to this port.
   *
   * @default false
   */
  default_service_id?: boolean | null | undefined;
}

/** A login at the registry that images come from. */
export interface RegistryAuthConfig {
  username?: string | null | undefined;
  password?: string | null | undefined;
  auth?: string | null | undefined;
  email?: string | null | undefined;
  /** Address of the registry. */
  serveraddress?: string | null | undefined;
  identitytoken?: string | null | undefined;
  registrytoken?: string | null | undefined;
  [key: string]: unknown;
}

/** What a trial's program finds around it. */
export interface EnvironmentConfig {
  /**
   * Image of the container: one for all, or one for each kind of device.
   *
   * @default the master's own
   */
  image?: string | PerDevice<string> | null | undefined;
  /** Environment variables as `"NAME=value"`; a `"NAME"` alone takes the agent's. For all devices, or for each kind. */
  environment_variables?: readonly string[] | PerDevice<readonly string[]> | null | undefined;
  /**
   * Whether the image is fetched even where the agent has it.
   *
   * @default false
   */
  force_pull_image?: boolean | null | undefined;
  /** A login at the registry that the image comes from. */
  registry_auth?: RegistryAuthConfig | null | undefined;
  /** Linux capabilities that the container gets. */
  add_capabilities?: readonly string[] | null | undefined;
  /** Linux capabilities that the container loses. */
  drop_capabilities?: readonly string[] | null | undefined;
  /** On Kubernetes: the pod, to which the master adds its own. */
  pod_spec?: Readonly<Record<string, unknown>> | null | undefined;
  /** Ports of the container by name. */
  ports?: Readonly<Record<string, number>> | null | undefined;
  /** Ports that the master's proxy leads to. Since release 0.20.1. */
  proxy_ports?: readonly ProxyPortConfig[] | null | undefined;
  [key: string]: unknown;
}
