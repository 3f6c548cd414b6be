package payscore.simulator.clock;

import java.time.InstantSource;
import payscore.simulator.security.Nonces;

/**
 * Where time and chance come from. Everything a simulator does follows from these and from what it is asked: with sources that
 * repeat themselves it repeats itself, byte for byte.
 *
 * @param clock WeChat's clock
 * @param agenda takes what falls due later by that clock
 * @param nonces numbers, packages, query ids, nonces
 * @param pause lets time pass inside a call that a fault makes slow
 */
public record Sources(InstantSource clock, Agenda agenda, Nonces nonces, Pause pause) {}
