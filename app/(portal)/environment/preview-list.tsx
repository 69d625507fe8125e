/** A short list under its heading; what does not apply is left out. */
export function PreviewList({ title, items }: { title: string; items: (string | false)[] }) {
  const said = items.filter((item) => item !== false);
  if (said.length === 0) return null;
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-5 text-muted marker:text-faint">
        {said.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
