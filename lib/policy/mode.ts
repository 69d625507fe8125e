/** A demonstration on invented people: they can be acted as without any proof, and mail stays in the house. */
export const isDemo = (): boolean => process.env.KOPPEL_DEMO === 'on';

/** Whether strangers may make an account; who is invited always may. */
export const isSignUpOpen = (): boolean => process.env.KOPPEL_SIGN_UP !== 'closed';
