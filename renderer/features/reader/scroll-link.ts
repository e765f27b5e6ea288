import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { createPlaceMap, type PlaceMap } from './link-places.ts';
import { mountedPanes, type PaneController, paneController } from './pane-registry.ts';
import { passageMatcher } from './topic-places.ts';

/** How another pane follows: where the driver's place falls in it, and by how much it stood off when the driver took over. */
type Follower = { readonly controller: PaneController; readonly map: PlaceMap; readonly offset: number };

let driver: PaneController | null = null;
let driverKey: number | null = null;
let isByTopic = false;
let followers: ReadonlyMap<number, Follower> = new Map();
let frame = 0;

/**
 * Where each pane stood after its last scroll event. The browser scrolls before it tells of the wheel that did it: a pane asked
 * only then for its place would give the new one, and every change of the lead would lose the first step.
 */
const stands = new Map<number, number>();

/**
 * Says that a person moves this pane, or that it is about to be moved for one. The others follow from where they stand:
 * their distance is measured anew whenever another pane takes over or linking was off.
 */
export function takeTheLead(paneKey: number): void {
  if (!useWorkspace.getState().isScrollLinked) {
    stopFollowing();
    return;
  }
  const controller = paneController(paneKey);
  if (controller === null) return;
  const { linksByTopic } = useWorkspace.getState();
  const isSame =
    isByTopic === linksByTopic &&
    driverKey === paneKey &&
    driver === controller &&
    [...mountedPanes()].every(([key, other]) => key === paneKey || followers.get(key)?.controller === other);
  if (isSame && followers.size === mountedPanes().size - 1) return;
  driver = controller;
  driverKey = paneKey;
  isByTopic = linksByTopic;
  const place = stands.get(paneKey) ?? controller.place();
  followers = new Map(
    [...mountedPanes()].flatMap(([key, other]): (readonly [number, Follower])[] => {
      if (key === paneKey) return [];
      // By topic each pane stands at what it says itself: there is no distance to keep.
      if (linksByTopic) {
        const matcher = passageMatcher(controller.document, other.document);
        return matcher === null ? [] : [[key, { controller: other, map: matcher.placeOf, offset: 0 }]];
      }
      const map = createPlaceMap(controller.linkedText(), other.linkedText());
      return [[key, { controller: other, map, offset: other.place() - map(place) }]];
    }),
  );
}

/** Notes where a pane stands, before anybody scrolls it; the returned function forgets it. */
export function rememberStand(paneKey: number, place: number): () => void {
  stands.set(paneKey, place);
  return () => stands.delete(paneKey);
}

/** Moves the other panes after one was scrolled to `place`; only the one in the lead moves others, so panes never chase each other. */
export function followScroll(paneKey: number, place: number): void {
  stands.set(paneKey, place);
  if (driverKey !== paneKey || followers.size === 0 || frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    if (driver === null || !useWorkspace.getState().isScrollLinked) return;
    const led = driver.place();
    for (const follower of followers.values()) follower.controller.scrollToPlace(follower.map(led) + follower.offset);
  });
}

/** Forgets who was in the lead: after linking was switched off, the next start measures from where the panes stand. */
export function stopFollowing(): void {
  driver = null;
  driverKey = null;
  followers = new Map();
}
