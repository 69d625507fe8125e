/** An address its owner recognises and nobody else learns: "anna@deboer.example" becomes "a•••@deboer.example". */
export const masked = (email: string): string => email.replace(/^(.).*@/u, '$1•••@');
