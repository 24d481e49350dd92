/** Constants that the build replaces. */

/** True only in the build for browser tests; in the product the bridge transport is not compiled in. */
declare const __BRIDGE__: boolean;
