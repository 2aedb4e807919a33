// Loaded into the processes of a product that is started "days later": their clock runs ahead by so much.
const ahead = Number(process.env.E2E_DAYS_LATER ?? 0) * 24 * 60 * 60 * 1000
const now = Date.now
Date.now = () => now() + ahead
