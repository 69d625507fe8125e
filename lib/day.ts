const inTheNetherlands = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The day it is in the Netherlands at a moment, now when none is given: 'YYYY-MM-DD'. */
export const dayOf = (moment = new Date()): string => inTheNetherlands.format(moment);
