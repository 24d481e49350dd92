/** The engine, over whichever transport this build carries. */
import type { Backend } from './backend';
import { bridgeBackend } from './bridge';
import { tauriBackend } from './tauri';

export const backend: Backend = __BRIDGE__ ? bridgeBackend() : tauriBackend();

export type { Backend } from './backend';
export * from './errors';
