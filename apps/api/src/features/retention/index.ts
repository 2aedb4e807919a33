export { applyRetention, createRetention } from './apply-retention.ts'
