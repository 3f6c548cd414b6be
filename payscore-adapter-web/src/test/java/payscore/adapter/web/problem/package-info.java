/** Tests of the problem catalogue. */
package payscore.adapter.web.problem;
