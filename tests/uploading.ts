import { GET as getAttachmentPreview } from '@/app/(portal)/documents/[documentId]/attachments/[number]/preview/route';
import { GET as getAttachment } from '@/app/(portal)/documents/[documentId]/attachments/[number]/route';
import { GET as getFile } from '@/app/(portal)/documents/[documentId]/file/route';
import { GET as getPrinted } from '@/app/(portal)/documents/[documentId]/pdf/route';
import { GET as getPreview } from '@/app/(portal)/documents/[documentId]/preview/route';
import { POST } from '@/app/(portal)/documents/upload/route';

/** What the server answered to an upload, with its HTTP status. */
export type Answered = {
  status: number;
  retryAfter: string | null;
  error?: string;
  message?: string;
  stored?: { href: string; message: string; warnings: { message: string; href?: string }[] };
  choose?: { message: string; needsType: boolean; isMore: boolean; organisations: { id: string; name: string }[] };
};

const origin = 'http://localhost:3000';

/** Uploads a file through the real route, as whoever acts now. */
export async function upload(
  bytes: Uint8Array | string | ReadableStream<Uint8Array>,
  asked: { name: string; organisation?: string; box?: string; type?: string; key?: string },
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await POST(
    new Request(`${origin}/documents/upload?${new URLSearchParams(asked)}`, {
      method: 'POST',
      body: bytes as BodyInit,
      headers,
      duplex: 'half',
    } as RequestInit),
  );
  return { status: response.status, retryAfter: response.headers.get('retry-after'), ...(await response.json()) };
}

/** The id of the document that an upload became; fails when it became none. */
export function idOf(answered: Answered): string {
  if (!answered.stored) throw new Error(`Nothing was stored: ${JSON.stringify(answered)}`);
  return answered.stored.href.split('/').at(-1)!;
}

/** Downloads the original, a preview or an attachment through the real routes. */
export const download = (documentId: string, query = '') =>
  getFile(new Request(`${origin}/documents/${documentId}/file${query}`), { params: Promise.resolve({ documentId }) });
export const preview = (documentId: string) =>
  getPreview(new Request(`${origin}/documents/${documentId}/preview`), { params: Promise.resolve({ documentId }) });
export const printed = (documentId: string) =>
  getPrinted(new Request(`${origin}/documents/${documentId}/pdf`), { params: Promise.resolve({ documentId }) });
export const downloadAttachment = (documentId: string, number: string) =>
  getAttachment(new Request(`${origin}/documents/${documentId}/attachments/${number}`), {
    params: Promise.resolve({ documentId, number }),
  });

export const previewAttachment = (documentId: string, number: string) =>
  getAttachmentPreview(new Request(`${origin}/documents/${documentId}/attachments/${number}/preview`), {
    params: Promise.resolve({ documentId, number }),
  });

export const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
