export { consents } from './consents.table.ts'
export { isTakenBack, lastOfGuide, noteConsent, noteNewConsent } from './note-consent.ts'
export { CONSENT_ROWS } from './person-rows.ts'
