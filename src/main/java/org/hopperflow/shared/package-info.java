/**
 * What every room may use: ids, the business clock, broken rules and their problem documents, cursors, and the few events
 * that travel between rooms without an arrow. Depends on no other package.
 */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN, allowedDependencies = {})
package org.hopperflow.shared;
