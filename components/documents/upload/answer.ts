/** What the server answers to an upload: stored, or to be placed by its uploader, or refused with a sentence. */
export type UploadAnswer =
  | { stored: { href: string; message: string; warnings: { message: string; href?: string }[] } }
  | { choose: Choice }
  | { error: string; message?: string };

export type Choice = {
  message: string;
  needsType: boolean;
  organisations: { id: string; name: string }[];
  /** Whether there are more, to be looked for by name. */
  isMore: boolean;
};
