/** By what a list is narrowed, in its form of class `filters`; the first option narrows nothing. `options`: as they stand in the address, with their words. */
export function FilterChoice({ name, label, chosen, options }: { name: string; label: string; chosen: string | null; options: readonly (readonly [string, string])[] }) {
  return (
    <div>
      <label for={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name} autocomplete="off">
        <option value="" selected={chosen === null}>Alles</option>
        {options.map(([value, text]) => <option value={value} selected={chosen === value}>{text}</option>)}
      </select>
    </div>
  );
}
