/** What a template must look like before anybody is asked to approve it: one named rule each, the same for the API, lint and console. */
package org.hopperflow.template.rule;
