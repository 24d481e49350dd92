/**
 * Asks a window to close, as the button of its frame does. The test's screen has no window manager
 * that would, so this speaks the few words of the X protocol itself.
 */
import { once } from 'node:events';
import { createConnection } from 'node:net';

const INTERN_ATOM = 16;
const SEND_EVENT = 25;
const CLIENT_MESSAGE = 33;

export async function askToClose(display, windowId) {
  const socket = createConnection(`/tmp/.X11-unix/X${display.slice(1)}`);
  await once(socket, 'connect');
  const chunks = reader(socket);
  // Little endian, protocol 11.0, no authorisation.
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const greeting = await chunks(8);
  if (greeting[0] !== 1) throw new Error('the display refuses');
  await chunks(greeting.readUInt16LE(6) * 4);

  const atom = async (name) => {
    const text = Buffer.alloc(Math.ceil(name.length / 4) * 4);
    text.write(name, 'latin1');
    const head = Buffer.alloc(8);
    head.writeUInt8(INTERN_ATOM, 0);
    head.writeUInt16LE(2 + text.length / 4, 2);
    head.writeUInt16LE(name.length, 4);
    socket.write(Buffer.concat([head, text]));
    return (await chunks(32)).readUInt32LE(8);
  };
  const [protocols, close] = [await atom('WM_PROTOCOLS'), await atom('WM_DELETE_WINDOW')];

  const request = Buffer.alloc(44);
  request.writeUInt8(SEND_EVENT, 0);
  request.writeUInt16LE(11, 2);
  request.writeUInt32LE(windowId, 4);
  request.writeUInt8(CLIENT_MESSAGE, 12);
  request.writeUInt8(32, 13);
  request.writeUInt32LE(windowId, 16);
  request.writeUInt32LE(protocols, 20);
  request.writeUInt32LE(close, 24);
  socket.write(request);
  // An answer to anything asked later means that the message has been passed on.
  await atom('WM_PROTOCOLS');
  socket.destroy();
}

/** Gives the next so many bytes, whatever the pieces in which they come. */
function reader(socket) {
  let held = Buffer.alloc(0);
  let wake = () => {};
  socket.on('data', (piece) => {
    held = Buffer.concat([held, piece]);
    wake();
  });
  return async (length) => {
    while (held.length < length) await new Promise((done) => (wake = done));
    const wanted = held.subarray(0, length);
    held = held.subarray(length);
    return wanted;
  };
}
