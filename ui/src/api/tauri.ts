/** Calls to the engine in the product: Tauri commands, and one channel for what happens meanwhile. */
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Backend } from './backend';
import { asciiJson, plainCalls } from './calls';
import type { DeskEvent, WrittenView } from './generated/types';

export function tauriBackend(): Backend {
  return {
    ...plainCalls((name, args) => invoke(name, args)),

    async events(listener) {
      const channel = new Channel<DeskEvent>();
      channel.onmessage = listener;
      await invoke('events', { channel });
      return () => {
        channel.onmessage = () => undefined;
      };
    },

    savePicture(ask, bytes) {
      return invoke<WrittenView | null>('save_picture', bytes, {
        headers: { 'zwerm-ask': asciiJson(ask) },
      });
    },
  };
}
