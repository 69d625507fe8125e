/** The cookie that holds the reader's language; set from the profile at sign-in, and by the switch on the public pages. */
export const languageCookie = 'koppel.language';
