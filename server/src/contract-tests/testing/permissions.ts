import { type SceneName, scenes } from './permission-scenes.ts';

/**
 * Who asks. `other` acts for a workshop of the same hub that has nothing to do with it; `colleague` acts for the owner's
 * workshop without owning it; `elsewhere` is staff of another hub, `staff` of this one.
 */
export const VIEWERS = ['anonymous', 'other', 'colleague', 'owner', 'elsewhere', 'staff', 'admin'] as const;
export type Viewer = (typeof VIEWERS)[number];

/**
 * Who may what: a route, what it is asked about (`permission-scenes.ts`), and the status of the answer to each viewer; + or -
 * where the answer shows or does not show the thing. What one may not see is 404, who is not signed in is told 401, what one
 * sees and may not do is 403. 409 is about the state of a thing, for those who may do it in another.
 */
const TABLE = `
                                                                                        anon other coll owner else staff admin
GET /listings/:id                                draft                                  404  404   200+ 200+  404  200+  200+
GET /listings/:id                                pending                                404  404   200+ 200+  404  200+  200+
GET /listings/:id                                changes_requested                      404  404   200+ 200+  404  200+  200+
GET /listings/:id                                rejected                               404  404   200+ 200+  404  200+  200+
GET /listings/:id                                withdrawn                              404  404   200+ 200+  404  200+  200+
GET /listings/:id                                removed                                404  404   200+ 200+  404  200+  200+
GET /listings/:id                                expired                                404  404   200+ 200+  404  200+  200+
GET /listings/:id                                published                              200+ 200+  200+ 200+  200+ 200+  200+
GET /listings/:id                                exhausted                              200+ 200+  200+ 200+  200+ 200+  200+

POST /listings                                   nothing                                401  201   201  201   201  201   201
PATCH /listings/:id                              draft                                  401  404   200  200   404  403   403
PATCH /listings/:id                              pending                                401  404   200  200   404  403   403
PATCH /listings/:id                              published                              401  403   200  200   403  403   403
PATCH /listings/:id                              withdrawn                              401  404   409  409   404  403   403
PATCH /listings/:id                              removed                                401  404   409  409   404  403   403

POST /listings/:id/submit                        draft                                  401  404   200  200   404  403   403
POST /listings/:id/submit                        pending                                401  404   409  409   404  403   403
POST /listings/:id/submit                        published                              401  403   409  409   403  403   403
POST /listings/:id/submit                        removed                                401  404   409  409   404  403   403
POST /listings/:id/withdraw                      draft                                  401  404   200  200   404  403   403
POST /listings/:id/withdraw                      pending                                401  404   200  200   404  403   403
POST /listings/:id/withdraw                      published                              401  403   200  200   403  403   403
POST /listings/:id/withdraw                      removed                                401  404   409  409   404  403   403
GET /me/listings                                 draft                                  401  200-  200+ 200+  200- 200-  200-
GET /me/listings                                 published                              401  200-  200+ 200+  200- 200-  200-

POST /listings/:id/photos                        draft                                  401  404   201  201   404  403   403
POST /listings/:id/photos                        pending                                401  404   201  201   404  403   403
POST /listings/:id/photos                        published                              401  403   201  201   403  403   403
PUT /listings/:id/photos                         draft                                  401  404   200  200   404  403   403
PUT /listings/:id/photos                         pending                                401  404   200  200   404  403   403
PUT /listings/:id/photos                         published                              401  403   200  200   403  403   403
PUT /listings/:id/photos/:photoId                photo of a draft                       401  404   200  200   404  403   403
PUT /listings/:id/photos/:photoId                photo of a published listing           401  403   200  200   403  403   403
PUT /listings/:id/photos/:photoId                another listing's photo                401  404   404  404   404  403   403
PATCH /listings/:id/photos/:photoId              photo of a draft                       401  404   200  200   404  403   403
PATCH /listings/:id/photos/:photoId              photo of a published listing           401  403   200  200   403  403   403
PATCH /listings/:id/photos/:photoId              another listing's photo                401  404   404  404   404  403   403
DELETE /listings/:id/photos/:photoId             photo of a draft                       401  404   204  204   404  403   403
DELETE /listings/:id/photos/:photoId             photo of a published listing           401  403   204  204   403  403   403
DELETE /listings/:id/photos/:photoId             another listing's photo                401  404   404  404   404  403   403

POST /listings/:id/claims                        draft                                  401  404   409  409   404  409   409
POST /listings/:id/claims                        pending                                401  404   409  409   404  409   409
POST /listings/:id/claims                        published                              401  201   409  409   201  201   201
POST /listings/:id/claims                        exhausted                              401  409   409  409   409  409   409
GET /listings/:id/claims                         draft                                  401  404   200  200   404  200   200
GET /listings/:id/claims                         pending                                401  404   200  200   404  200   200
GET /listings/:id/claims                         published                              401  403   200  200   403  200   200
GET /me/claims                                   claim on theirs                        401  200-  200- 200-  200- 200-  200-
GET /me/claims                                   claim of theirs                        401  200-  200+ 200+  200- 200-  200-
GET /claims/:id                                  claim on theirs                        401  404   200+ 200+  404  200+  200+
GET /claims/:id                                  claim of theirs                        401  404   200+ 200+  404  200+  200+
POST /claims/:id/cancel                          claim on theirs                        401  404   200  200   404  200   200
POST /claims/:id/cancel                          claim of theirs                        401  404   200  200   404  200   200
POST /claims/:id/handover                        claim on theirs                        401  404   200  200   404  200   200
POST /claims/:id/handover                        claim of theirs                        401  404   403  403   404  200   200
POST /claims/:id/no-show                         claim on theirs                        401  404   200  200   404  200   200
POST /claims/:id/no-show                         claim of theirs                        401  404   403  403   404  200   200
 
GET /claims/:id/messages                         claim on theirs                        401  404   200  200   404  200   200
GET /claims/:id/messages                         claim of theirs                        401  404   200  200   404  200   200
POST /claims/:id/messages                        claim on theirs                        401  404   201  201   404  201   201
POST /claims/:id/messages                        claim of theirs                        401  404   201  201   404  201   201
POST /claims/:id/messages/read                   claim on theirs                        401  404   204  204   404  204   204
POST /claims/:id/messages/read                   claim of theirs                        401  404   204  204   404  204   204
GET /me/threads                                  claim on theirs                        401  200-  200+ 200+  200- 200-  200-
GET /me/threads                                  claim of theirs                        401  200-  200+ 200+  200- 200-  200-
GET /me/desk                                     claim on theirs                        401  200-  200+ 200+  200- 200-  200-
GET /me/desk                                     claim of theirs                        401  200-  200+ 200+  200- 200-  200-
GET /me/notices                                  notice                                 401  200-  200- 200+  200- 200-  200-

POST /notices                                    draft                                  404  404   201  201   404  201   201
POST /notices                                    published                              201  201   201  201   201  201   201
POST /notices                                    removed                                404  404   201  201   404  201   201
GET /moderation/notices                          notice                                 401  403   403  403   200- 200+  200+
GET /moderation/notices                          notice about the exchange              401  403   403  403   200- 200-  200+
POST /moderation/notices/:id/answer              notice                                 401  404   404  404   404  200   200
POST /moderation/notices/:id/answer              notice about the exchange              401  404   404  404   404  404   200

GET /moderation/queue                            pending                                401  403   403  403   200- 200+  200+
GET /moderation/queue                            draft                                  401  403   403  403   200- 200-  200-
POST /moderation/listings/:id/decision           draft                                  401  404   403  403   404  409   409
POST /moderation/listings/:id/decision           pending                                401  404   403  403   404  200   200
POST /moderation/listings/:id/decision           published                              401  403   403  403   403  200   200
POST /moderation/listings/:id/decision           removed                                401  404   403  403   404  409   409


GET /me/saved-searches                           kept search                            401  200-  200- 200+  200- 200-  200-
POST /me/saved-searches                          nothing                                401  201   201  201   201  201   201
PATCH /me/saved-searches/:id                     kept search                            401  404   404  200   404  404   404
DELETE /me/saved-searches/:id                    kept search                            401  404   404  204   404  404   404
POST /me/saved-searches/:id/seen                 kept search                            401  404   404  204   404  404   404
POST /unsubscribe                                kept search                            200  200   200  200   200  200   200
POST /unsubscribe/:token                         kept search                            204  204   204  204   204  204   204
GET /listings/:id/asked                          draft                                  401  404   200  200   404  403   403
GET /listings/:id/asked                          pending                                401  404   200  200   404  403   403
GET /listings/:id/asked                          published                              401  403   200  200   403  403   403
GET /wanted                                      wanted post                            200+ 200+  200+ 200+  200+ 200+  200+
GET /wanted                                      wanted post that was taken down        200- 200-  200- 200-  200- 200-  200-
POST /wanted                                     nothing                                401  201   201  201   201  201   201
GET /wanted/:id                                  wanted post                            200+ 200+  200+ 200+  200+ 200+  200+
GET /wanted/:id                                  wanted post that is found              200+ 200+  200+ 200+  200+ 200+  200+
GET /wanted/:id                                  wanted post that was taken down        404  404   200+ 200+  404  200+  200+
PATCH /wanted/:id                                wanted post                            401  403   200  200   403  403   403
PATCH /wanted/:id                                wanted post that is found              401  403   409  409   403  403   403
PATCH /wanted/:id                                wanted post that was taken down        401  404   409  409   404  403   403
POST /wanted/:id/close                           wanted post                            401  403   200  200   403  403   403
POST /wanted/:id/close                           wanted post that is found              401  403   409  409   403  403   403
POST /wanted/:id/close                           wanted post that was taken down        401  404   409  409   404  403   403
GET /me/wanted                                   wanted post                            401  200-  200- 200+  200- 200-  200-
POST /moderation/wanted/:id/remove               wanted post                            401  403   403  403   403  200   200
POST /moderation/wanted/:id/remove               wanted post that is found              401  403   403  403   403  200   200
POST /moderation/wanted/:id/remove               wanted post that was taken down        401  404   403  403   404  409   409

GET /hubs                                        hub                                    200+ 200+  200+ 200+  200+ 200+  200+
GET /hubs/:slug                                  hub                                    200+ 200+  200+ 200+  200+ 200+  200+
GET /hubs/:slug/page                             hub                                    200+ 200+  200+ 200+  200+ 200+  200+
PUT /hubs/:slug/page                             hub                                    401  403   403  403   403  200   200
GET /hubs/:slug/news                             hub                                    200  200   200  200   200  200   200
GET /hubs/:slug/news                             hub news                               200+ 200+  200+ 200+  200+ 200+  200+
POST /hubs/:slug/news                            hub                                    401  403   403  403   403  201   201
DELETE /hubs/:slug/news/:id                      hub news                               401  403   403  403   403  204   204
DELETE /hubs/:slug/news/:id                      another hub's news                     401  403   403  403   403  404   404
GET /catalogue                                   nothing                                200  200   200  200   200  200   200
GET /search                                      indexed                                200+ 200+  200+ 200+  200+ 200+  200+
GET /search                                      stale in the index                     200- 200-  200- 200-  200- 200-  200-
GET /search/facets/:facet                        facet                                  200+ 200+  200+ 200+  200+ 200+  200+

POST /auth/register                              nothing                                201  201   201  201   201  201   201
POST /auth/login                                 nothing                                200  200   200  200   200  200   200
POST /auth/refresh                               nothing                                401  401   401  401   401  401   401
POST /auth/logout                                nothing                                204  204   204  204   204  204   204
GET /me                                          nothing                                401  200-  200- 200+  200- 200-  200-

GET /workshops/:id                               workshop                               404  404   200+ 200+  404  200+  200+
GET /workshops/:id                               public workshop                        200+ 200+  200+ 200+  200+ 200+  200+
GET /workshops/:id                               closed workshop                        404  404   404  404   404  200+  200+
GET /workshops/:id/listings                      workshop                               404  404   200  200   404  200   200
GET /workshops/:id/listings                      public workshop                        200  200   200  200   200  200   200
GET /workshops/:id/listings                      closed workshop                        404  404   404  404   404  200   200
GET /workshops/:id/listings                      what a public workshop offers unnamed  200- 200-  200+ 200+  200- 200-  200-
POST /workshops                                  nothing                                401  201   201  201   201  201   201
PATCH /workshops/:id                             workshop                               401  404   403  200   404  403   403
PATCH /workshops/:id                             public workshop                        401  403   403  200   403  403   403
PATCH /workshops/:id                             closed workshop                        401  404   404  404   404  403   403
PUT /workshops/:id/logo                          workshop                               401  404   403  200   404  403   403
PUT /workshops/:id/logo                          public workshop                        401  403   403  200   403  403   403
PUT /workshops/:id/logo                          closed workshop                        401  404   404  404   404  403   403
DELETE /workshops/:id/logo                       workshop                               401  404   403  204   404  403   403
DELETE /workshops/:id/logo                       public workshop                        401  403   403  204   403  403   403
DELETE /workshops/:id/logo                       closed workshop                        401  404   404  404   404  403   403
POST /workshops/:id/close                        workshop                               401  404   403  204   404  403   403
POST /workshops/:id/close                        public workshop                        401  403   403  204   403  403   403
POST /workshops/:id/close                        closed workshop                        401  404   404  404   404  403   403

GET /workshops/:id/people                        workshop                               401  404   200  200   404  200   200
GET /workshops/:id/people                        public workshop                        401  403   200  200   403  200   200
GET /workshops/:id/people                        closed workshop                        401  404   404  404   404  200   200
POST /workshops/:id/invitations                  workshop                               401  404   403  201   404  403   403
POST /workshops/:id/invitations                  public workshop                        401  403   403  201   403  403   403
POST /workshops/:id/invitations                  closed workshop                        401  404   404  404   404  403   403
DELETE /workshops/:id/invitations/:invitationId  invitation                             401  404   403  204   404  403   403
DELETE /workshops/:id/invitations/:invitationId  invitation of a public workshop        401  403   403  204   403  403   403
DELETE /workshops/:id/invitations/:invitationId  another workshop's invitation          401  404   403  404   404  403   403
DELETE /workshops/:id/members/:memberId          another colleague                      401  404   403  204   404  403   403
DELETE /workshops/:id/members/:memberId          colleague of a public workshop         401  403   403  204   403  403   403
DELETE /workshops/:id/members/:memberId          no colleague                           401  404   403  404   404  403   403
DELETE /workshops/:id/members/:memberId          the owner                              401  404   403  409   404  403   403
POST /workshops/:id/hand-over                    workshop                               401  404   403  200   404  403   403
POST /workshops/:id/hand-over                    public workshop                        401  403   403  200   403  403   403
POST /workshops/:id/hand-over                    closed workshop                        401  404   404  404   404  403   403

GET /moderation/workshops                        workshop                               401  403   403  403   200- 200+  200+
PUT /moderation/workshops/:id/trust              workshop                               401  404   403  403   404  200   200
PUT /moderation/workshops/:id/trust              public workshop                        401  403   403  403   403  200   200
PUT /moderation/workshops/:id/trust              closed workshop                        401  404   404  404   404  409   409
PUT /moderation/members/:id/suspension           member                                 401  404   404  404   404  204   204
PUT /moderation/members/:id/suspension           member of another hub                  401  404   404  404   204  404   204
PUT /moderation/members/:id/suspension           member who is staff                    401  404   404  403   404  403   204
PUT /moderation/members/:id/suspension           member who is admin                    401  404   404  403   404  403   403
DELETE /moderation/members/:id/suspension        member                                 401  404   404  404   404  204   204
DELETE /moderation/members/:id/suspension        member of another hub                  401  404   404  404   204  404   204
DELETE /moderation/members/:id/suspension        member who is staff                    401  404   404  403   404  403   204
DELETE /moderation/members/:id/suspension        member who is admin                    401  404   404  403   404  403   403

POST /auth/link                                  nothing                                202  202   202  202   202  202   202
POST /auth/reset                                 nothing                                202  202   202  202   202  202   202
POST /auth/link/use                              link to sign in                        200  200   200  200   200  200   200
POST /auth/reset/use                             link to a new password                 200  200   200  200   200  200   200
POST /auth/reset/use                             link to sign in                        410  410   410  410   410  410   410
POST /auth/link/use                              link to a new password                 410  410   410  410   410  410   410
POST /auth/confirm                               link that confirms                     401  401   401  200   401  401   401
POST /auth/confirm                               link to a new address                  401  401   401  200   401  401   401
POST /auth/confirm                               link to sign in                        410  410   410  410   410  410   410
POST /invitations/look                           invitation                             200+ 200+  200+ 200+  200+ 200+  200+
POST /invitations/accept                         invitation                             200  200   200  200   200  200   200
PATCH /me                                        nothing                                401  200   200  200   200  200   200
POST /me/confirmation                            nothing                                401  202   202  202   202  202   202
POST /me/email                                   nothing                                401  202   202  202   202  202   202
POST /me/password                                nothing                                401  200   200  200   200  200   200
GET /me/sessions                                 session                                401  200-  200- 200+  200- 200-  200-
DELETE /me/sessions/:id                          session                                401  404   404  204   404  404   404
DELETE /me/sessions                              nothing                                401  204   204  204   204  204   204
POST /me/exports                                 nothing                                401  202   202  202   202  202   202
GET /me/exports                                  export                                 401  200-  200- 200+  200- 200-  200-
GET /me/exports/:id/file                         export                                 401  404   404  200   404  404   404
GET /me/deletion                                 nothing                                401  200   200  200   200  200   200
POST /me/deletion                                nothing                                401  204   204  204   204  204   204
`;

export interface Permission {
  /** method and address as registered */
  route: string;
  scene: SceneName;
  viewer: Viewer;
  status: number;
  /** whether the answer shows the thing; null where that does not matter */
  shows: boolean | null;
}

/** The table, cell by cell. */
export const permissions: readonly Permission[] = TABLE.split('\n').slice(2).flatMap(cellsOf);

function cellsOf(line: string): Permission[] {
  if (line.trim() === '') return [];
  const [method, path, ...rest] = line.trim().split(/ +/);
  const scene = rest.slice(0, -VIEWERS.length).join(' ');
  if (!isScene(scene)) throw new Error(`no scene is called so: ${line}`);
  return VIEWERS.map((viewer, index) => {
    const answer = rest.at(index - VIEWERS.length) ?? '';
    const [, status, shown] = /^(\d{3})([+-]?)$/.exec(answer) ?? [];
    if (!status) throw new Error(`no answer for ${viewer}: ${line}`);
    const shows = shown ? shown === '+' : null;
    return { route: `${method} /api/v1${path}`, scene, viewer, status: Number(status), shows };
  });
}

function isScene(name: string): name is SceneName {
  return Object.hasOwn(scenes, name);
}
