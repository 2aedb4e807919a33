import type { Deps } from './deps.ts'
import { runImport } from './features/community-import/index.ts'
import { askAboutPhoto, takePhotoVerdict } from './features/moderation/index.ts'
import {
  pushDelivery,
  takePromptAnswers,
  takeSentWords,
  takeSettingsChange,
  tellOutboxRow,
} from './features/notifications/index.ts'
import { relayOutbox } from './features/outbox-relay/index.ts'
import { createWorker, type Handlers, type JobContext, type Worker } from './platform/jobs/worker.ts'
import { type WechatEvent, wechatEvent } from './platform/wechat/push-events.ts'

/** What is done with each kind of job. */
const jobHandlers = (deps: Deps): Handlers => ({
  tell: (row) => tellOutboxRow(deps, row),
  push: (delivery, context) => pushDelivery(deps, delivery, context),
  'check-photo': async (photo) => {
    await askAboutPhoto(deps, photo)
  },
  'import-community': (work, context) => runImport(deps, work, context),
  'wechat-event': (event, context) => onWechatEvent(deps, wechatEvent.parse(event), context),
})

/** What is done with each thing that WeChat pushes. */
async function onWechatEvent(deps: Deps, event: WechatEvent, { attempt }: JobContext): Promise<void> {
  switch (event.event) {
    case 'wxa_media_check':
      return takePhotoVerdict(deps, event.payload, attempt)
    case 'subscribe_msg_popup_event':
      return takePromptAnswers(deps, event)
    case 'subscribe_msg_change_event':
      return takeSettingsChange(deps, event)
    case 'subscribe_msg_sent_event':
      return takeSentWords(deps, event)
  }
}

/** The worker of this application, not yet started. */
export const createAppWorker = (deps: Deps): Worker => createWorker(deps, jobHandlers(deps), () => relayOutbox(deps))
