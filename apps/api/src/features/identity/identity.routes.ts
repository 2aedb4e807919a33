import { ROUTES } from '@juwuye/types'
import { demoCode, demoCodeBody, demoPeople, loginAnswer, loginBody } from '@juwuye/types/schemas'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { clearSessionCookie, requireOwnOrigin, requireSession, setSessionCookie } from '../../platform/http/session.ts'
import type { DemoDoor } from '../../platform/wechat/demo-door.ts'
import { logIn } from './commands/log-in.ts'
import { signOut } from './commands/sign-out.ts'
import { SESSION_LIFE } from './sessions.ts'

const tags = ['identity']

export function identityRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.login.method,
    url: ROUTES.login.path,
    config: { withoutGuide: true },
    schema: { tags, body: loginBody, response: { 200: loginAnswer } },
    handler: async (request, reply) => {
      const { code, carrier } = request.body
      await app.limits.login(request)
      // a page elsewhere must not log a browser in as somebody of its choosing
      if (carrier === 'cookie') requireOwnOrigin(request)
      const { token, person } = await logIn(deps, code)
      if (carrier === 'bearer') return { token, person }
      setSessionCookie(reply, token, SESSION_LIFE / 1000)
      return { token: null, person }
    },
  })

  for (const [route, where] of [
    [ROUTES.signOut, 'here'],
    [ROUTES.signOutEverywhere, 'everywhere'],
  ] as const) {
    app.route({
      method: route.method,
      url: route.path,
      config: { withoutGuide: true },
      schema: { tags, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await signOut(deps, requireSession(request), where)
        clearSessionCookie(reply)
        return reply.code(204).send(null)
      },
    })
  }

  if (deps.demo) demoRoutes(app, deps.demo)
}

/** Anybody may pick who they are, and then logs in like everybody. Without demonstration mode there are no such routes. */
function demoRoutes(app: Api, door: DemoDoor): void {
  app.route({
    method: ROUTES.demoPeople.method,
    url: ROUTES.demoPeople.path,
    schema: { tags: ['demo'], response: { 200: demoPeople } },
    handler: async () => ({ people: await door.people() }),
  })

  app.route({
    method: ROUTES.demoCode.method,
    url: ROUTES.demoCode.path,
    schema: { tags: ['demo'], body: demoCodeBody, response: { 200: demoCode } },
    handler: async (request) => {
      await app.limits.login(request)
      return { code: await door.codeFor(request.body.key) }
    },
  })
}
