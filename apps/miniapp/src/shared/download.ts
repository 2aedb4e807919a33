import { ROUTES, type RouteName } from '@juwuye/types'
import { saveFile } from '../platform/save-file.ts'
import { signedIn } from './call.ts'
import { address, answered, type CallOptions, credentials } from './wire.ts'

/** Fetches a file under the person's session and gives it to the phone; throws as `call` does. */
export async function download<R extends RouteName>(
  route: R,
  { params, query }: Pick<CallOptions<R>, 'params' | 'query'>,
  name: string,
): Promise<void> {
  const url = address(ROUTES[route].path, params, query)
  await signedIn(async () => answered(await saveFile({ url, headers: credentials(), name })))
}
