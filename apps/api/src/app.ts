import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Deps } from './deps.ts'
import { blocksRoutes } from './features/blocks/index.ts'
import { actRoutes, CASE_ACTS, casesRoutes } from './features/cases/index.ts'
import { communitiesRoutes } from './features/communities/index.ts'
import { communityImportRoutes } from './features/community-import/index.ts'
import { deadLettersRoutes } from './features/dead-letters/index.ts'
import { dutyFiguresRoutes, dutySetupRoutes, rotaRoutes, swapRoutes, watchRoutes } from './features/duty/index.ts'
import { erasureRoutes } from './features/erasure/index.ts'
import { figuresRoutes } from './features/figures/index.ts'
import { handoverRoutes } from './features/handover/index.ts'
import { homeCodesRoutes } from './features/home-codes/index.ts'
import { authenticateWith, identityRoutes } from './features/identity/index.ts'
import { ledgerRoutes } from './features/ledger/index.ts'
import { consentRoutes, myDataRoutes } from './features/my-data/index.ts'
import { notificationsRoutes } from './features/notifications/index.ts'
import { openingRoutes } from './features/opening/index.ts'
import { ownerRollRoutes } from './features/owner-roll/index.ts'
import { publicPagesRoutes } from './features/public-pages/index.ts'
import { PUBLICITY_ACTS, publicityRoutes } from './features/publicity/index.ts'
import { neighbourImportRoutes, neighbourLinksRoutes, neighboursRoutes, relayRoutes } from './features/relay/index.ts'
import { transcriptsRoutes } from './features/transcripts/index.ts'
import { filesRoutes, uploadsRoutes } from './features/uploads/index.ts'
import { wechatPushRoutes } from './features/wechat-push/index.ts'
import type { Api } from './platform/http/api.ts'
import { installClientFiles } from './platform/http/client-files.ts'
import { installDocs } from './platform/http/docs.ts'
import { endSilent } from './platform/http/end-silent.ts'
import { installErrors, sendProblem, toRefusal } from './platform/http/errors.ts'
import { installHealth } from './platform/http/health.ts'
import { letIdleGo } from './platform/http/let-idle-go.ts'
import { installRateLimits, RATE_LIMITS, type RateLimitNumbers } from './platform/http/rate-limits.ts'
import { installRequestLog } from './platform/http/request-log.ts'
import { installSecurityHeaders } from './platform/http/security-headers.ts'
import { installSessions } from './platform/http/session.ts'
import { installMetrics } from './platform/metrics.ts'

const FEATURES: readonly ((app: Api, deps: Deps) => void)[] = [
  identityRoutes,
  communitiesRoutes,
  openingRoutes,
  ownerRollRoutes,
  communityImportRoutes,
  homeCodesRoutes,
  uploadsRoutes,
  filesRoutes,
  casesRoutes,
  (app, deps) => actRoutes(app, deps, { ...CASE_ACTS, ...PUBLICITY_ACTS }),
  publicityRoutes,
  ledgerRoutes,
  publicPagesRoutes,
  neighboursRoutes,
  neighbourImportRoutes,
  neighbourLinksRoutes,
  relayRoutes,
  transcriptsRoutes,
  handoverRoutes,
  erasureRoutes,
  dutySetupRoutes,
  rotaRoutes,
  swapRoutes,
  dutyFiguresRoutes,
  figuresRoutes,
  watchRoutes,
  deadLettersRoutes,
  blocksRoutes,
  notificationsRoutes,
  myDataRoutes,
  consentRoutes,
  wechatPushRoutes,
]

/** JSON larger than this is nobody's typing. */
const LARGEST_JSON = 256 * 1024

/** So long a client may take over its header and its whole request, and take nothing of an answer, in ms. Ours give up after a minute. */
const PATIENCE = { header: 20_000, request: 90_000, silence: 240_000, lookEvery: 5_000 } as const

export interface AppOptions {
  /** The built browser client. */
  clientDir: string
  /** Who may say who asks: nobody, whoever connects (one proxy in front), or proxies at these addresses. */
  trustProxy: boolean | string
  rateLimits?: Partial<RateLimitNumbers>
}

/** What stands further left in X-Forwarded-For may be of the visitor's own making. */
const isNearest = (_address: string, hop: number) => hop === 0

/** The application, not yet listening. */
export async function buildApp(deps: Deps, options: AppOptions): Promise<Api> {
  const app = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: () => deps.ids.uuid(),
    bodyLimit: LARGEST_JSON,
    trustProxy: options.trustProxy === true ? isNearest : options.trustProxy,
    return503OnClosing: true,
    requestTimeout: PATIENCE.request,
    http: { headersTimeout: PATIENCE.header, connectionsCheckingInterval: PATIENCE.lookEvery },
    // an address that cannot be decoded never reaches the error handler
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, toRefusal(error)),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installErrors(app)
  installRequestLog(app)
  installSecurityHeaders(app)
  installMetrics(app)
  await app.register(cookie)
  const letGo = letIdleGo(app.server)
  app.addHook('preClose', async () => letGo())
  const lookForSilent = endSilent(app.server, PATIENCE.silence)
  const looks = setInterval(() => lookForSilent(performance.now()), PATIENCE.lookEvery).unref()
  app.addHook('onClose', async () => clearInterval(looks))
  const limits = await installRateLimits(app, { ...RATE_LIMITS, ...options.rateLimits })
  app.decorate('limits', limits)
  installSessions(app, { authenticate: authenticateWith(deps.db.api), clock: deps.clock, limits })
  await installDocs(app)
  installHealth(app, deps.db.api)
  for (const routes of FEATURES) routes(app, deps)
  await installClientFiles(app, options.clientDir)
  return app
}
