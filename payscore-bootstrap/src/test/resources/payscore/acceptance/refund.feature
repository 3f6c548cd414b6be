Feature: Refunds
  What PayScore collected can be given back, in parts and once for each number.

  Rule: A number is one refund

    Scenario: A part is given back
      Given a service order that was paid with 600 fen
      When the merchant refunds 200 fen
      Then the refund is on its way
      And the refund comes to be paid out
      And 200 fen of the service order are refunded or on their way

    Scenario: The merchant repeats itself
      Given a service order that was paid with 600 fen
      When the merchant refunds 200 fen
      And the merchant refunds the same 200 fen again
      Then the refund comes to be paid out
      And WeChat was asked for the refund once

    Scenario: Another amount under the same number
      Given a service order that was paid with 600 fen
      When the merchant refunds 200 fen
      And the merchant refunds 300 fen under the same number
      Then the merchant is told that the number is another refund's
      And WeChat has one refund of 200 fen

    @W02
    Scenario: WeChat accepts the refund but its answer is lost
      Given a service order that was paid with 600 fen
      And WeChat's answer to the refund gets lost
      When the merchant refunds 200 fen
      Then the merchant is told that the answer is not known yet
      And the refund comes to be paid out
      And WeChat was asked for the refund once

    Scenario: The request never reaches WeChat
      Given a service order that was paid with 600 fen
      And the request for the refund gets lost
      When the merchant refunds 200 fen
      Then the merchant is told that the answer is not known yet
      And the refund comes to be paid out
      And WeChat has one refund of 200 fen

  Rule: Never more than was collected

    @R10
    Scenario: More than was collected
      Given a service order that was paid with 600 fen
      When the merchant refunds 601 fen
      Then the merchant is told which term is wrong
      And WeChat was never asked for a refund

    Scenario: More than is left
      Given a service order that was paid with 600 fen
      When the merchant refunds 400 fen
      And the merchant refunds 201 fen under another number
      Then the merchant is told which term is wrong
      And 400 fen of the service order are refunded or on their way

    Scenario: A closed refund frees its money
      Given a service order that was paid with 600 fen
      And WeChat takes its time with the refund
      When the merchant refunds 600 fen
      And WeChat closes the refund
      Then the refund comes to be closed
      And 0 fen of the service order are refunded or on their way

    Scenario: Nothing was collected yet
      Given a service order in service
      When the merchant refunds 1 fen
      Then the merchant is told that this is not possible now

  Rule: The merchant learns how it ends

    Scenario: WeChat's message is lost
      Given a service order that was paid with 600 fen
      And WeChat's message about the refund gets lost
      When the merchant refunds 200 fen
      Then the refund comes to be paid out

    @C33
    Scenario: The user's card takes no money, and WeChat pays another way
      Given a service order that was paid with 600 fen
      And WeChat takes its time with the refund
      When the merchant refunds 200 fen
      And WeChat reports that the user's card takes no money
      Then the refund comes to be stuck
      When WeChat pays the refund out
      Then the refund comes to be paid out

    @C33
    Scenario: The user's card takes no money, and the merchant names another card
      Given a service order that was paid with 600 fen
      And WeChat takes its time with the refund
      When the merchant refunds 200 fen
      And WeChat reports that the user's card takes no money
      Then the refund comes to be stuck
      When the merchant has the refund paid to another card of the user's
      Then the refund is on its way
      And nothing of the card is told or kept
      When WeChat pays the refund out
      Then the refund comes to be paid out

    Scenario: The money of a stuck refund goes back to the merchant
      Given a service order that was paid with 600 fen
      And WeChat takes its time with the refund
      When the merchant refunds 200 fen
      And WeChat reports that the user's card takes no money
      Then the refund comes to be stuck
      When the merchant has the refund paid to its own account
      Then the refund is on its way

    Scenario: The answer about the other card is lost
      Given a service order that was paid with 600 fen
      And WeChat takes its time with the refund
      When the merchant refunds 200 fen
      And WeChat reports that the user's card takes no money
      Then the refund comes to be stuck
      Given WeChat's answer about the other card gets lost
      When the merchant has the refund paid to another card of the user's
      Then the merchant is told that the answer is not known yet
      When WeChat pays the refund out
      Then the refund comes to be paid out
      And WeChat was asked for another card once

    Scenario: A refund that is not stuck needs no other card
      Given a service order that was paid with 600 fen
      When the merchant refunds 200 fen
      And the refund comes to be paid out
      And the merchant has the refund paid to another card of the user's
      Then the merchant is told that the refund is not stuck

    Scenario: The merchant has too little money with WeChat
      Given a service order that was paid with 600 fen
      And WeChat has too little of the merchant's money
      When the merchant refunds 200 fen
      Then the refund is waiting for the merchant's money
      When the merchant has topped its account up
      Then the refund comes to be paid out
      And WeChat has one refund of 200 fen

    Scenario: WeChat refuses
      Given a service order that was paid with 600 fen
      And WeChat refuses the refund because the user's account is closed
      When the merchant refunds 200 fen
      Then the merchant is told that WeChat refused
      And 0 fen of the service order are refunded or on their way
