export type FoundOrganisation = { id: string; name: string };

/** The reader's organisations whose name or number holds the text, as the search of the top bar finds them; nothing when it fails or is stopped. */
export async function findOrganisations(text: string, signal?: AbortSignal): Promise<FoundOrganisation[] | null> {
  const asked = `/search?${new URLSearchParams({ term: text })}`;
  const answer = await fetch(asked, signal ? { signal } : {}).catch(() => null);
  if (!answer?.ok) return null;
  return ((await answer.json()) as { organisations: FoundOrganisation[] }).organisations;
}
