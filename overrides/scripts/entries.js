/* What the search looks through, from the file that pages/search.py has written. */

export async function entries(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
