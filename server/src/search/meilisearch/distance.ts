const EARTH_RADIUS_KM = 6371.0088;

/** Degrees. */
export interface Place {
  lat: number;
  lon: number;
}

/** The place that `IndexedDocument.point` says. */
export function placeOf(point: string): Place {
  const [lat = Number.NaN, lon = Number.NaN] = point.split(',').map(Number);
  return { lat, lon };
}

/** Kilometres along the great circle, by the haversine formula, as PostgreSQL's engine counts them. */
export function greatCircleKm(one: Place, other: Place): number {
  const [lat1, lat2] = [radians(other.lat), radians(one.lat)];
  const turn = radians(one.lon - other.lon);
  const part = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(turn / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
