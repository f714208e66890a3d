import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plain } from '@scampolo/server/infra/images/testing/sample-photos';
import { type PhotoJson, photo } from '@scampolo/shared/contract/listings';
import { startBenchProgram } from '../child-process.ts';
import { publishButtons, registerMember } from '../claimants.ts';
import type { Figure } from '../figures.ts';
import { HOSTILE_PHOTOS } from '../hostile-photos.ts';
import { type BenchServer, startExchangeServer } from '../http-load.ts';
import type { HostilePhotoAnswer, HostilePhotoRequest } from '../programs/hostile-photos.ts';
import type { Bench } from '../suite.ts';

const UPLOADS = 200;
const FIRST_UPLOADS = 20;
const MEGABYTE = 1_000_000;

/** The memory that each hostile photo costs the worker, and all of them the process that has it. */
export async function hostilePhotos({ cluster, print }: Bench): Promise<Figure[]> {
  print('photos: hostile ones, each in a worker of its own');
  const program = startBenchProgram<HostilePhotoRequest, HostilePhotoAnswer>('hostile-photos');
  const path = join(cluster.folder, 'hostile');
  const figures: Figure[] = [];
  const grown: number[] = [];
  try {
    for (const [name, make] of HOSTILE_PHOTOS) {
      await writeFile(path, await make());
      const { outcome, seconds, workerPeakBytes, rssBytes } = await program.ask({ path });
      grown.push(rssBytes.after);
      figures.push({
        name: `${name}: ${outcome} after ${seconds.toFixed(2)} s; worker's peak`,
        unit: 'MB',
        samples: [{ value: workerPeakBytes / MEGABYTE }],
        goal: '≤ 1,500 MB',
      });
    }
  } finally {
    await program.stop();
    await rm(path, { force: true });
  }
  const [first = 0] = grown;
  return [
    ...figures,
    {
      name: 'memory that all hostile photos add to the server',
      unit: 'MB',
      samples: [{ value: (Math.max(...grown) - first) / MEGABYTE }],
      goal: 'flat',
    },
  ];
}

/** A server's own memory while one member replaces one photo 200 times over HTTP, with AVIF made in its jobs. */
export async function manyUploads({ exchangeOf, print }: Bench): Promise<Figure[]> {
  const exchange = await exchangeOf(1000);
  print(`photos: ${UPLOADS} uploads in a row to a server process`);
  await using server = await startExchangeServer(exchange);
  const giver = await registerMember(exchange, server);
  const listing = await publishButtons(exchange, giver, 1);
  const send = uploader(server, giver.token, `/api/v1/listings/${listing}/photos`);
  const { id } = await send('POST', '');
  const memory: number[] = [];
  for (let upload = 0; upload < UPLOADS; upload += 1) {
    await send('PUT', `/${id}`);
    if ((upload + 1) % FIRST_UPLOADS === 0) memory.push((await server.rssBytes()) / MEGABYTE);
  }
  const [first = 0] = memory;
  const last = memory.at(-1) ?? 0;
  const row = (name: string, value: number, goal?: string): Figure => ({
    name,
    unit: 'MB',
    samples: [{ value }],
    ...(goal ? { goal } : {}),
  });
  return [
    row(`server memory after ${FIRST_UPLOADS} uploads`, first),
    row('the most in between', Math.max(...memory)),
    row(`server memory after ${UPLOADS} uploads`, last, 'flat'),
  ];
}

/** Sends photos of three megapixels, each another one. */
function uploader({ address }: BenchServer, token: string, path: string) {
  let sent = 0;
  return async (method: 'POST' | 'PUT', to: string): Promise<PhotoJson> => {
    sent += 1;
    const colour = `#${((sent * 71_993) % 0xffffff).toString(16).padStart(6, '0')}`;
    const bytes = await plain(colour, 2000, 1500).jpeg().toBuffer();
    const body = new FormData();
    body.set('file', new Blob([Uint8Array.from(bytes)]), 'photo.jpg');
    const answer = await fetch(`${address}${path}${to}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    if (!answer.ok) throw new Error(`an upload was answered ${answer.status}: ${await answer.text()}`);
    return photo.parse(await answer.json());
  };
}
