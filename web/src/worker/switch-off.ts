import { WORKER_PATH } from '@scampolo/shared/domain/offline-copies';
import { forgetEverything } from '../app-shell/copies.ts';

declare const self: ServiceWorkerGlobalScope;

const GONE = [404, 410];
let isOff = false;

/** True once this worker has left the device: nothing is kept any more. */
export function isSwitchedOff(): boolean {
  return isOff;
}

/**
 * Takes this worker and everything it stored off the device when the exchange has no such file any more: who runs it turned offline
 * reading off. A browser alone would go on with the worker it has.
 */
export async function leaveWhenSwitchedOff(): Promise<void> {
  const { status } = await fetch(WORKER_PATH, { method: 'HEAD', cache: 'no-store' });
  if (!GONE.includes(status)) return;
  isOff = true;
  await self.registration.unregister();
  await forgetEverything();
}
