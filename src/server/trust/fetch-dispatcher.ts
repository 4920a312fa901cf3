import { isProxy } from 'node:util/types';

/** What fetch sends its requests through. */
export type Dispatcher = NonNullable<RequestInit['dispatcher']>;

type DispatcherClass = new (from: unknown) => Dispatcher;

/** Where undici keeps the dispatcher of the whole process. undici 8 took a new place, and still fills the first. */
const places = { first: Symbol.for('undici.globalDispatcher.1'), second: Symbol.for('undici.globalDispatcher.2') };
export type Place = symbol;

/** The dispatcher in a place. Looking at `Response` makes Node load its fetch, which then puts one there. */
export function dispatcherAt(place: Place): Dispatcher | null {
  void globalThis.Response;
  const found: unknown = Reflect.get(globalThis, place);
  return isDispatcher(found) ? found : null;
}

/** Puts a dispatcher in a place: what undici's setGlobalDispatcher does. */
export const putDispatcher = (place: Place, dispatcher: Dispatcher): boolean =>
  Reflect.set(globalThis, place, dispatcher);

/** All places, whether filled or not. */
export const dispatcherPlaces: readonly Place[] = Object.values(places);

/** The dispatcher that the built-in fetch of this Node uses. */
export const fetchDispatcher = (): Dispatcher | null =>
  dispatcherAt(Number.parseInt(process.versions.undici ?? '', 10) >= 8 ? places.second : places.first);

/**
 * A new dispatcher of the same class. A class of our own would not do: one of another undici than the built-in one may
 * break fetch. Null for one that cannot be made anew from options alone: a mock, a proxy, a chain of interceptors.
 */
export function another(dispatcher: Dispatcher, options: object = optionsOf(dispatcher)): Dispatcher | null {
  if (isProxy(dispatcher)) return null;
  const Same = dispatcher.constructor as DispatcherClass;
  switch (Same.name) {
    case 'Agent':
    case 'EnvHttpProxyAgent':
      return new Same(options);
    case 'Dispatcher1Wrapper': {
      const inner = dispatcherAt(places.second);
      const made = inner && inner !== dispatcher && another(inner, options);
      return made ? new Same(made) : null;
    }
    default:
      return null;
  }
}

/** The options that a dispatcher was made with, so that another one heeds them too. */
function optionsOf(dispatcher: Dispatcher): object {
  const key = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === 'options');
  const options: unknown = key && Reflect.get(dispatcher, key);
  return typeof options === 'object' && options !== null ? options : {};
}

const isDispatcher = (value: unknown): value is Dispatcher =>
  typeof value === 'object' && value !== null && 'dispatch' in value && typeof value.dispatch === 'function';
