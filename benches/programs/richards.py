# Martin Richards' operating system in miniature: six tasks of four kinds pass packets to each other through a scheduler.

IDLER, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
DEVICE, WORK = 0, 1
BUFFER = 4
PACKETS = 1000


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, number, priority, queue, waiting):
        self.scheduler = scheduler
        self.number = number
        self.priority = priority
        self.queue = queue
        self.has_packet = queue is not None
        self.is_waiting = waiting
        self.is_held = False
        self.next = scheduler.tasks
        scheduler.tasks = self
        scheduler.by_number[number] = self

    def is_blocked(self):
        return self.is_held or (self.is_waiting and not self.has_packet)

    def add_packet(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.has_packet = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def resume(self):
        packet = None
        if self.is_waiting and self.has_packet:
            packet = self.queue
            self.queue = packet.link
            self.has_packet = self.queue is not None
            self.is_waiting = False
        return self.run(packet)

    def wait(self):
        self.is_waiting = True
        return self

    def hold(self):
        self.scheduler.held += 1
        self.is_held = True
        return self.next

    def release(self, number):
        task = self.scheduler.find(number)
        task.is_held = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.scheduler.find(packet.owner)
        self.scheduler.sent += 1
        packet.link = None
        packet.owner = self.number
        return task.add_packet(packet, self)


class Idler(Task):
    def __init__(self, scheduler, number, priority, rounds):
        Task.__init__(self, scheduler, number, priority, None, False)
        self.control = 1
        self.rounds = rounds

    def run(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, scheduler, number, priority, queue):
        Task.__init__(self, scheduler, number, priority, queue, True)
        self.destination = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(BUFFER):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 64 + self.letter
        return self.send(packet)


class Handler(Task):
    def __init__(self, scheduler, number, priority, queue):
        Task.__init__(self, scheduler, number, priority, queue, True)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            count = work.datum
            if count >= BUFFER:
                self.work = work.link
                return self.send(work)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.datum = work.data[count]
                work.datum = count + 1
                return self.send(device)
        return self.wait()


class Device(Task):
    def __init__(self, scheduler, number, priority):
        Task.__init__(self, scheduler, number, priority, None, True)
        self.pending = None

    def run(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.send(packet)
        self.pending = packet
        return self.hold()


class Scheduler:
    def __init__(self):
        self.tasks = None
        self.by_number = [None] * 7
        self.held = 0
        self.sent = 0

    def find(self, number):
        task = self.by_number[number]
        if task is None:
            raise LookupError(number)
        return task

    def schedule(self):
        task = self.tasks
        while task is not None:
            if task.is_blocked():
                task = task.next
            else:
                task = task.resume()


def packets(count, owner, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def run(rounds):
    total = 0
    for _ in range(rounds):
        scheduler = Scheduler()
        Idler(scheduler, IDLER, 0, 10 * PACKETS)
        Worker(scheduler, WORKER, 1000, packets(2, 0, WORK))
        Handler(scheduler, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE))
        Handler(scheduler, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE))
        Device(scheduler, DEVICE_A, 4000)
        Device(scheduler, DEVICE_B, 5000)
        scheduler.schedule()
        total += scheduler.sent * 10_000 + scheduler.held
    return total


print(run(4))
