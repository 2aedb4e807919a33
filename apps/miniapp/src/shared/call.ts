import { ROUTES, type RouteName } from '@juwuye/types'
import type { ChosenPhoto } from '../platform/request-types.ts'
import { upload } from '../platform/upload.ts'
import { FILE_KINDS, type FileKind } from './outbox/files.model.ts'
import { enter, renew } from './sign-in.ts'
import { address, answered, type CallOptions, credentials, type PathParams, send } from './wire.ts'

export type { CallOptions } from './wire.ts'

type Optional<R extends RouteName> = keyof PathParams<R> extends never
  ? [options?: Partial<CallOptions<R>>]
  : [options: CallOptions<R>]

/** Open to all: never worth a login. */
const isPublic = (route: RouteName) => ROUTES[route].path.startsWith('/v1/public/') || route === 'demoPeople'

/** In the mini-program the first request signs in, and one refused as not signed in is tried once more. */
export async function signedIn<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  await enter()
  try {
    return await attempt()
  } catch (fault) {
    if (!(await renew(fault))) throw fault
    return attempt()
  }
}

/** Calls one route. Refused: throws Refusal, whose message is the server's sentence. No answer: NetworkError. */
export async function call<Answer, R extends RouteName = RouteName>(
  route: R,
  ...[options]: Optional<R>
): Promise<Answer> {
  const attempt = () => send<Answer>(route, options as Partial<CallOptions<RouteName>>)
  return isPublic(route) ? attempt() : signedIn(attempt)
}

type LooseOptions = Omit<Partial<CallOptions<RouteName>>, 'params'> & { params: Record<string, string> }

/** The same for a route that is known at run time only. */
export function callAny(route: RouteName, options: LooseOptions): Promise<unknown> {
  return signedIn(() => send<unknown>(route, options as Partial<CallOptions<RouteName>>))
}

export interface SendFileOptions {
  communityId: string
  asPerson?: string
  query?: Record<string, string>
  /** Further form fields, such as a client-made id. */
  fields?: Record<string, string>
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

/** Sends one file; throws as `call` does. */
export async function sendFile<Answer>(
  kind: FileKind,
  file: ChosenPhoto,
  { communityId, asPerson, query, ...rest }: SendFileOptions,
): Promise<Answer> {
  const { route, part } = FILE_KINDS[kind]
  const url = address(ROUTES[route].path, { communityId }, query)
  return signedIn(async () =>
    answered<Answer>(await upload(file, { url, headers: credentials(asPerson), name: part, ...rest })),
  )
}
